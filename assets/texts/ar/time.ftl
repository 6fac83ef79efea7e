# شريط الزمن ومساراته

time-slider = الزمن
time-nothing-dated = لا شيء مؤرخ بعد. لكل ما له تاريخ شريط هنا، ولكل مقالة مسار.
time-one-of-several = { $one } من { $all } هنا: انقر مرة أخرى للتالي

## إلى الأمام وإلى الخلف

time-previous-event = الحدث السابق
time-play-backwards = تشغيل إلى الخلف
time-play = تشغيل
time-pause = إيقاف مؤقت
time-next-event = الحدث التالي
time-step = خطوة
time-step-list = مقدار الخطوة: خطوة
time-step-back = − 1 { $unit }
time-step-on = + 1 { $unit }

## التاريخ

time-no-dates = بلا تواريخ
time-no-dates-button = بلا تواريخ: الانتقال إلى تاريخ
time-date-button = { $date }: الانتقال إلى تاريخ
time-date-tip = انقر أو اضغط D لكتابة تاريخ
time-date-field = تاريخ للانتقال إليه
# dates, lengths and speeds are read in English
time-date-hint = mid May 2025
time-date-notations = EDTF أو إنجليزية بسيطة: {"\u200E"}2019-10، mid May 2025، about 2018
time-date-has-no-day = ليس في «{ $date }» يوم للانتقال إليه
time-date-not-on-axis = { $date } ليس على المحور الذي يمتد من { $first } إلى { $last }

## ما يظهر وسرعة التشغيل

time-mode-moment = لحظة
time-mode-window = نافذة
time-mode-so-far = حتى الآن
time-width-list = عرض النافذة: { $width }
time-another-width = عرض آخر
time-another-width-hint = {"\u200E"}36 h, 10 days, 2 years
time-speed-list = السرعة: { $speed }
time-another-speed = سرعة أخرى
time-another-speed-hint = {"\u200E"}10 days/s
time-at-end-list = عند النهاية: { $what }
time-skip-empty = تخطي الفارغ
time-skip-empty-tip = القفز فوق فترات لا يروى فيها شيء
time-halt = التوقف
time-halt-tip = التوقف عند كل حدث: حيث يبدأ شيء، للحديث عنه؛ وللمتابعة: Space

## المحور

time-stretch-all = الكل
time-stretch-all-tip = عرض المحور كله
time-stretch-year = سنة
time-stretch-year-tip = عرض السنة التي يقف فيها شريط الزمن
time-stretch-month = شهر
time-stretch-month-tip = عرض الشهر الذي يقف فيه شريط الزمن
time-fold = طي { $length }
time-fold-list = طي الزمن الفارغ: { $length }
time-fold-for = طي كل فراغ مدته { $length }
time-fold-nothing = مقياس حقيقي: بلا طي
time-true-scale = مقياس حقيقي
time-true-scale-list = طي الزمن الفارغ: مقياس حقيقي
time-another-length = مدة أخرى
time-another-length-hint = {"\u200E"}3 weeks

## المسارات

# one word each: they stand as a value in the name of their list
time-lanes-list = المسارات: { $lanes }
time-lanes-by-article = حسب المقالة
time-lanes-by-kind = حسب النوع
time-lanes-by-actor = حسب الجهة
time-lanes-by-place = حسب المكان
time-lane-movements = تحرك
time-lane-nobody = بلا جهة مسماة
time-lane-nowhere = بلا مكان مذكور
time-lane-others = غيرها: { $count }
