# إطار النافذة وأجوبتها

app-middle-map = على الخريطة
app-middle-compare = جنبا إلى جنب
app-middle-coverage = التغطية
app-middle-names = الأسماء
app-middle-key = المفتاح { $key }
app-tab-both = كلاهما
app-tab-inspector = التفاصيل
app-tab-reader = القارئ
app-tab-places = معجم الأماكن
app-cancel = إلغاء
app-close = إغلاق
app-notice-closes = للإغلاق: Esc

## أجوبة

app-filter-hides = المرشحات تخفي هذا القول؛ «إزالة المرشحات» في أسفل اللوحة الجانبية تعيده.
app-several-begin = عدد ما يبدأ هنا: { $count }. المفتاح Space ينتقل من واحد إلى التالي، ثم يتابع.
app-map-refused = { $reason }. وتبقى الخريطة المعروضة.
app-ground-ended = توقف رسم الخريطة

## ملفات

app-cannot-be-read = تعذرت قراءة { $file }: { $error }
app-recognised = تم التعرف على { $article }
app-original-differs = { $file } هو النص الأصلي للمقالة { $article }، لكن مقاطع لا توجد فيه، وعددها { $passages }: يسردها الأمر `dateline check`
app-other-edition = { $file } طبعة أخرى من { $article }: { $edition }. لن يعرض لأن العلامات ستقع في غير مواضعها

## قائمة المفاتيح

app-key-play = تشغيل وإيقاف مؤقت
app-key-events = الحدث التالي والسابق
app-key-days = يوم إلى الأمام أو الخلف؛ ومع Shift أسبوع
app-key-months = شهر إلى الأمام أو الخلف؛ ومع Shift سنة
app-key-date = كتابة تاريخ للانتقال إليه
app-part-map = الخريطة والزمن
app-part-beside = المرشحات والدرس
app-part-details = التفاصيل
app-key-ends = إلى البداية وإلى النهاية
app-key-faster = تشغيل أسرع، تشغيل أبطأ
app-key-backwards = تشغيل إلى الخلف
app-key-modes = ما يظهر: لحظة، نافذة، حتى الآن
app-key-claims = القول التالي والسابق في المقالة
app-key-version = الرواية التالية لما هو محدد
app-key-reader = القارئ وحده، والعودة
app-key-middle = الخريطة، المقارنة، التغطية، الأسماء الملتبسة
app-key-close = إغلاق، إلغاء التحديد
app-key-search = بحث
app-key-claim-of-words = قول من الكلمات المحددة
app-key-names = أثناء مراجعة الأسماء: قبول، رفض، اختيار
app-key-undo = تراجع وإعادة
app-key-files = جديد، فتح، حفظ
app-key-tables = استيراد جدول، تصدير
app-key-copy-map = نسخ صورة للخريطة
app-key-views = نسخ المشهد في سطر نص، وفتح مشهد منسوخ
app-key-quit = إنهاء
app-key-list = هذه القائمة
app-key-map-arrows = ‏Shift+الأسهم
app-key-map-move = تحريك الخريطة
app-key-map-zoom = تكبير، تصغير، المنطقة كلها
app-key-map-has-keyboard = ‏Tab إلى الخريطة
app-key-map-plain = الأسهم و+ − لتحريكها وتكبيرها
app-key-map-pointer = عجلة، سحب، نقرة مزدوجة
app-key-map = تكبير أو تصغير، تحريك، تكبير على الخريطة
app-key-axis-pointer = عجلة، Shift+سحب، نقرة مزدوجة
app-key-axis = تكبير أو تصغير، تحريك، عرض الكل على محور الزمن
