# نافذة التصدير

export-title = تصدير
export-layer = الطبقة
export-format = الصيغة
export-what = ماذا
export-seen = ما أراه
export-seen-tip = ما تسمح به المرشحات وشريط الزمن في الجزء الظاهر من الخريطة
export-filtered = ما تسمح به المرشحات
export-only = فقط: { $title }
export-everything = كل شيء
export-files = الملفات
export-one-file = ملف واحد
export-one-file-each = ملف لكل { $what }
export-beside = ومعه
export-folder = المجلد
export-file = الملف
export-look = استعراض…
export-look-tip = اختيار مجلد واسم
export-nothing-passes = لا شيء يمر: سيكون الملف بلا صفوف
export-rows = عدد الصفوف: { $rows }، وأولها:
export-rows-placeless = عدد الصفوف: { $rows }، منها بدون مكان: { $placeless }؛ وأولها:
export-in-the-way = { $path } موجود من قبل.
export-replace = استبداله
export-write-file = كتابة الملف
export-write-files = كتابة الملفات

## النتيجة

export-has-errors = لا يصدر ملف فيه أخطاء: أصلح ملفاته أولا
export-writing = جار الكتابة
export-writing-already = يجري تصدير آخر
export-no-path = اذكر مكان الملف
export-written = كتبت الصفوف في { $path }، وعددها { $rows }
export-written-placeless = كتبت الصفوف في { $path }، وعددها { $rows }، منها بدون مكان: { $placeless }
export-written-beside = ومعه { $path }
export-written-folder = كتبت في { $path } ملفات عددها { $files } مع بيان بها: { $rows } { $layer } حسب { $split }
