# الصور والرسوم المتحركة والخرائط الخاصة

picture-title = حفظ صورة
picture-png = صورة (PNG)
picture-svg = صورة متجهية (SVG)
picture-gif = رسوم متحركة (GIF)
picture-frames = مجلد من الصور (PNG)
picture-from = من
picture-to = إلى
picture-step = صورة لكل
picture-folder = المجلد
picture-tip = الخريطة كما هي في النافذة، مع تاريخها ومفتاحها ومصادرها.
picture-save = رسم وحفظ
picture-drawing = رسم الصور
picture-for-clipboard = للحافظة
picture-copied = الصورة في الحافظة.
picture-written = تم الحفظ في { $path }
picture-all-written = عدد الصور المحفوظة: { $n }، في { $path }
picture-broken-off = توقف العمل: لن يحفظ المزيد.

## ما هو خطأ

picture-no-path = حدد مكان حفظ الصورة
picture-wrong-from = من: { $error }
picture-wrong-to = إلى: { $error }
picture-wrong-step = الخطوة: { $error }
picture-busy = يجري رسم صورة أخرى الآن
picture-no-folder = تعذر إنشاء مجلد { $path }: { $error }

## عمل يستغرق وقتا

job-done-of = { $done } من { $total }
job-break-off = إيقاف
job-no-thread = تعذر بدء العمل: { $error }
job-ended-early = { $name }: انتهى العمل قبل أوانه

## خريطة خاصة

own-map-title = فتح خريطة
own-map-what = أرشيف {"\u200E"}.pmtiles (مقتطع من Protomaps مثلا) أو مجلد فيه أجزاء خريطة مثل {"\u200E"}7/77/50.png.
own-map-drop = يمكن أيضا إسقاط الأرشيف على النافذة. تبقى العلامات، ولا يتغير إلا ما تحتها.
own-map-path = ملف أو مجلد
own-map-open = فتح الخريطة
