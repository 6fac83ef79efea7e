# جداول بجانب الملف: الاستيراد والصفوف والطبقات

## الطبقات في اللوحة الجانبية

layer-heading = الطبقات
layer-rows-shown = الصفوف الظاهرة: { $shown } من { $all }
layer-not-shown = غير ظاهرة
layer-one-colour = لون واحد
layer-colour-by = تلوين { $layer } حسب
layer-rows = عدد الصفوف: { $count }
layer-at-another-time = في وقت آخر: { $count }
layer-switched-off = مطفأة: { $count }
layer-without-words = بدون هذه الكلمات: { $count }
layer-without-place = بدون مكان: { $count }
layer-without-date = بدون تاريخ: { $count }
layer-report = ما حدث لصفوفها
layer-read-as = { $file }، مقروء على أنه { $kind }
layer-export = تصدير…
layer-export-tip = كتابة صفوف هذا الجدول في ملف
layer-remove = إزالة
layer-remove-tip = من النافذة؛ ويبقى الملف في مكانه
layer-search = فقط مع
layer-search-hint = كلمات ثم Enter
layer-searching = جار البحث
layer-search-in = في { $column }
layer-search-in-any = في أي عمود
layer-any-column = أي عمود
layer-search-column = العمود الذي يبحث فيه

## بطاقة النقطة

layer-undated = بلا تاريخ
layer-more-rows-here = وصفوف أخرى هنا: { $count }

## صفوف معروضة

layer-rows-title = الصفوف
layer-first-rows = الصفوف الأولى هنا: { $first } من { $all }
layer-row = الصف { $row } · { $when }
layer-row-of-kind = الصف { $row } · { $when } · { $kind }
layer-row-undated = الصف { $row } · بلا تاريخ
layer-row-undated-of-kind = الصف { $row } · بلا تاريخ · { $kind }
layer-row-is-line = خط: لا يذكر الملف من انتقل ولا من أين وإلى أين
layer-row-cells = كل ما يقوله الجدول
layer-cite-one = الاستشهاد بهذا الصف
layer-cite-several = الاستشهاد بهذه الصفوف
layer-cite-tip = يصبح كل صف قولا في الملف عن حدث خاص به، ويستند إلى كلمات الصف
layer-choose-all = تحديد الكل

## الاستيراد

layer-import-title = استيراد جدول
layer-import-kind = نوعه
layer-no-column = بلا عمود
layer-date-order = معنى 03/04/2019
layer-day-first = 3 أبريل
layer-month-first = 4 مارس
layer-nothing-usable = لا يمكن استعمال أي من الصفوف الأولى؛ ويذكر تقرير الاستيراد السبب
layer-import = استيراد
layer-import-tip = يصبح الجدول طبقة بجانب الملف
layer-no-format-fits = { $file }: لا صيغة تناسبه
layer-no-such-format = { $file }: لا توجد صيغة "{ $format }"
layer-reading = قراءة جدول
layer-reading-already = تجري قراءة جدول آخر
layer-megabytes = { $count } MB
layer-read = { $file }: { $report }
layer-has-changed = تغير الملف منذ آخر قراءة له.
layer-failed = { $file }: { $error }

## التصدير

layer-export-title = تصدير جدول
layer-export-how-many = الصفوف
layer-export-seen-tip = في الجزء الظاهر من الخريطة، وفي زمن الشريط، وبالألوان المفعلة، ومع الكلمات
layer-export-filtered = ما تسمح به مرشحاته، إن كان له مكان
layer-export-rows = { $chosen } من { $all } من الصفوف، وأولها:
layer-export-onto-itself = هذا هو الجدول نفسه: اختر اسما آخر
layer-writing = كتابة جدول
layer-writing-to = { $file } إلى { $path }
layer-writing-already = تجري كتابة جدول آخر
layer-written = كتبت الصفوف في { $path }، وعددها { $rows }
layer-changed-since = تغير الملف منذ قراءته: أزل الطبقة واستوردها من جديد
