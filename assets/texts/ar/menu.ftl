# شريط القوائم

menu-unsaved = غير محفوظ
menu-unsaved-tip = للحفظ: Ctrl+S
menu-file = ملف
menu-edit = تحرير
menu-view = عرض
menu-map = الخريطة
menu-time = الزمن
menu-lesson = الدرس
menu-help = مساعدة
menu-keys = مفاتيح الاختصار (F1)
menu-about = عن البرنامج والتراخيص
menu-theme-tip = المظهر التالي من أربعة؛ وهو أيضا في قائمة «الخريطة»
menu-search-hint = بحث: مكان، حدث، مقالة (Ctrl+K)
menu-search = بحث

## ملف

menu-import = استيراد جدول… (Ctrl+I)
menu-export = تصدير… (Ctrl+E)
menu-hand-out = توزيع: صفحة ويب، PDF، ملف واحد…
menu-save-picture = حفظ صورة…
menu-save-animation = حفظ رسوم متحركة…
menu-copy-picture = نسخ الصورة (Ctrl+Shift+C)
menu-copy-view = نسخ المشهد (Ctrl+Shift+L)
menu-open-view = فتح مشهد منسوخ (Ctrl+V)
menu-open-view-tip = السطر الذي يبدأ بـ dateline:view
menu-originals =
    أسقط النص الأصلي لمقالة على النافذة
    فيتعرف عليه البرنامج ويعرضه في القارئ.
menu-quit = إنهاء (Ctrl+Q)

## تحرير

menu-undo = تراجع (Ctrl+Z)
menu-undo-what = تراجع: { $what } (Ctrl+Z)
menu-redo = إعادة (Ctrl+Shift+Z)
menu-redo-what = إعادة: { $what } (Ctrl+Shift+Z)
menu-review = مراجعة أسماء هذه المقالة
menu-claim-of-words = قول من الكلمات المحددة (K)
menu-needs-original = يحتاج إلى النص الأصلي في القارئ وإلى كلمات محددة فيه
menu-card = بطاقة هذه المقالة…
menu-change-claim = تغيير القول المحدد…
menu-delete-claim = حذف القول المحدد

## عرض

menu-whole-region = المنطقة كلها
menu-zoom-in = تكبير
menu-zoom-out = تصغير
menu-legend = مفتاح الخريطة
menu-letters = حروف المقالات
menu-schematic = علامات لما لم يذكر وقته
menu-colour-by = التلوين حسب { $what }
menu-clear-filters = إزالة كل المرشحات
menu-size = حجم كل شيء
menu-percent = { $percent } %
menu-less-motion = حركة أقل
menu-language = اللغة
menu-arabic-tip =
    بداية لم يقرأها بعد متحدث بالعربية: الصفوف من اليمين إلى اليسار،
    لكن التواريخ ورسائل الملفات وما يقوله الملف تبقى كما هي،
    والجملة التي تنكسر على سطرين تبدأ في السطر الأسفل.

## الخريطة

menu-names = الأسماء
menu-overview = نظرة عامة
menu-built-in-map = الخريطة المرفقة
menu-own-map = خريطة خاصة بك…
menu-online-map = OpenStreetMap على الشبكة
menu-online-map-tip = يبلغ خادم openstreetmap.org بأجزاء الخريطة التي تعرضها؛ ويتوقف عند التشغيل التالي

## الزمن

menu-play = تشغيل أو إيقاف مؤقت (Space)
menu-next-event = الحدث التالي (Right)
menu-previous-event = الحدث السابق (Left)
menu-to-beginning = إلى البداية (Home)
menu-to-end = إلى النهاية (End)
menu-to-date = إلى تاريخ… (D)
menu-faster = أسرع (+)
menu-slower = أبطأ (−)
menu-fold = طي الزمن الفارغ
menu-trace = أثر ما انتهى
menu-trace-none = بلا أثر
menu-trace-month = لمدة شهر
menu-trace-half-year = لمدة نصف سنة
menu-trace-two-years = لمدة سنتين
menu-trail = أثر خلف التحركات
menu-trail-none = بلا أثر
menu-trail-km = { $km } كم
menu-trail-all = الطريق كله

## الدرس

menu-lesson-minutes = { $title } ({ $minutes } د)
menu-present = تقديم على الشاشة كلها (F5)
menu-next-step = الخطوة التالية (Ctrl+Page Down)
menu-previous-step = الخطوة السابقة (Ctrl+Page Up)
menu-edit-this-lesson = تحرير هذا الدرس…
menu-for-teacher = للمعلم: الأهداف والملاحظات
menu-leave-lesson = مغادرة الدرس
menu-quiz = اختبار فيما تسمح به المرشحات
menu-hand-out-lesson = توزيع (صفحة ويب، PDF)…
menu-new-lesson = درس جديد مما أراه الآن…
menu-edit-a-lesson = تحرير درس
