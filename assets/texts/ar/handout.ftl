# التوزيع والمشاهد المنسوخة

handout-title = توزيع
handout-busy = يجري حفظ ملف آخر الآن
handout-no-dossier = لا يوجد ملف مفتوح
handout-no-lesson = لم يعد الدرس موجودا
handout-written = تم الحفظ في { $path }
handout-selection = ما تسمح به المرشحات
handout-dossier = الملف كله مع دروسه
handout-as = بصيغة
handout-page = صفحة ويب
handout-pdf = PDF
handout-a4 = A4
handout-letter = Letter
handout-for = موجه إلى
handout-class = الطلاب
handout-teacher = المعلم، مع الملاحظات والإجابات
handout-edition = الطبعة
handout-full = كاملة: مع ما يقوله كل رقم على الخريطة
handout-compact = موجزة: صفحة لكل خطوة على الأكثر
handout-key = الأجوبة والملاحظات وحدها
handout-dossier-tip = كل شيء سوى المقالات نفسها، فهي لناشريها. يفتحه Dateline آخر بنقرة مزدوجة.
handout-page-tip = ملف واحد يفتحه أي متصفح بلا شبكة: خريطة، شريط الزمن، خطوات، أسئلة، مصادر.
handout-pdf-tip = للطباعة: خرائط، خطوات، أسئلة مع مكان للكتابة، مصادر.
handout-writing = يجري الحفظ
handout-write = حفظ الملف

## كل نافذة تكتب ملفا

form-what = المحتوى
form-file = الملف
form-look = استعراض…
form-look-tip = اختيار مجلد واسم
form-is-there = { $path } موجود مسبقا.
form-replace = استبداله
form-cancel = إلغاء
form-cannot-write = تعذر حفظ { $path }: { $error }

## المشاهد

share-copied = المشهد في الحافظة: ألصقه في رسالة أو في Dateline آخر (Ctrl+V).
share-opened = هذا هو المشهد المنسوخ.
share-opened-partly =
    المشهد، بقدر ما يوجد منه هنا:
    { $notes }
