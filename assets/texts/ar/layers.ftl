# جداول بجانب الملف: الاستيراد والصفوف والطبقات

## الطبقات في اللوحة الجانبية

layer-heading = الطبقات
layer-rows-shown = الصفوف المعروضة: { $shown } من { $all }
layer-not-shown = غير معروضة
layer-one-colour = لون واحد
layer-colour-by = تلوين { $layer } حسب
layer-rows = عدد الصفوف: { $count }
layer-at-another-time = في وقت آخر: { $count }
layer-switched-off = مخفية: { $count }
layer-without-words = بلا هذه الكلمات: { $count }
layer-without-place = بلا مكان: { $count }
layer-without-date = بلا تاريخ: { $count }
layer-report = ما حدث لصفوفها
layer-read-as = { $file }، بصيغة { $kind }
layer-export = تصدير…
layer-export-tip = حفظ صفوف هذا الجدول في ملف
layer-remove = إزالة
layer-remove-tip = من النافذة؛ ويبقى الملف في مكانه
layer-search = فقط ما فيه
layer-search-hint = كلمات ثم Enter
layer-searching = يجري البحث
layer-search-in = في { $column }
layer-search-in-any = في أي عمود
layer-any-column = أي عمود
layer-search-column = عمود البحث

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
layer-nothing-usable = لا يمكن استخدام أي من الصفوف الأولى؛ ويذكر تقرير الاستيراد السبب
layer-import = استيراد
layer-import-tip = يصبح الجدول طبقة بجانب الملف
layer-no-format-fits = { $file }: لا تناسبه أي صيغة
layer-no-such-format = { $file }: لا توجد صيغة «{ $format }»
layer-reading = قراءة جدول
layer-reading-already = تجري قراءة جدول آخر الآن
layer-megabytes = { $count } ميغابايت
layer-read = { $file }: { $report }
layer-has-changed = تغير الملف منذ آخر قراءة له.
layer-failed = { $file }: { $error }

## التصدير

layer-export-title = تصدير جدول
layer-export-how-many = الصفوف
layer-export-seen-tip = في الجزء المعروض من الخريطة، وفي وقت شريط الزمن، وبالألوان المعروضة، ومع الكلمات
layer-export-filtered = ما تسمح به مرشحات الطبقة، إن كان له مكان
layer-export-rows = عدد الصفوف: { $chosen } من { $all }، وأولها:
layer-export-onto-itself = هذا هو الجدول نفسه: اختر اسما آخر
layer-writing = حفظ جدول
layer-writing-to = { $file } إلى { $path }
layer-writing-already = يجري حفظ جدول آخر الآن
layer-written = عدد الصفوف المحفوظة: { $rows }، في { $path }
layer-changed-since = تغير الملف منذ قراءته: أزل الطبقة واستوردها من جديد
