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
app-notice-closes = ‏Esc للإغلاق

## أجوبة

app-filter-hides = المرشح يخفي هذا القول؛ "إزالة المرشحات" في أسفل اللوحة الجانبية تعيده.
app-several-begin = عدد ما يبدأ هنا: { $count }. Space ينتقل من واحد إلى التالي، ثم يتابع.
app-map-refused = { $reason }. وتبقى الخريطة المعروضة.
app-ground-ended = توقف الخيط الذي يرسمها

## ملفات

app-cannot-be-read = لا يمكن قراءة { $file }: { $error }
app-recognised = تم التعرف على { $article }
app-original-differs = { $file } هو النص الأصلي لمقالة { $article }، لكن مقاطع عددها { $passages } لا توجد فيه: يسردها الأمر `dateline check`
app-other-edition = { $file } طبعة أخرى من { $article }: { $edition }. لا يعرض، لأن العلامات ستقع في غير مواضعها
