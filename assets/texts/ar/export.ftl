# نافذة التصدير

export-title = تصدير
export-layer = الطبقة
export-format = الصيغة
export-what = المحتوى
export-seen = ما أراه
export-seen-tip = ما تسمح به المرشحات وشريط الزمن، في الجزء المعروض من الخريطة
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
export-rows-placeless = عدد الصفوف: { $rows }، منها بلا مكان: { $placeless }؛ وأولها:
export-in-the-way = { $path } موجود مسبقا.
export-replace = استبداله
export-write-file = حفظ الملف
export-write-files = حفظ الملفات

## النتيجة

export-has-errors = لا يمكن تصدير ملف فيه أخطاء: أصلح ملفاته على القرص أولا
export-writing = يجري الحفظ
export-writing-already = يجري تصدير آخر الآن
export-no-path = حدد مكان حفظ الملف
export-written = عدد الصفوف المحفوظة: { $rows }، في { $path }
export-written-placeless = عدد الصفوف المحفوظة: { $rows }، منها بلا مكان: { $placeless }، في { $path }
export-written-beside = ومعه { $path }
export-written-folder = عدد الملفات المحفوظة مع بيان بها: { $files }، في { $path }: { $rows } { $layer } حسب { $split }
