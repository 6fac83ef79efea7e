# الدروس: الخطوة والتقديم والمحرر

lesson-has-no-steps = ليس في هذا الدرس خطوات بعد: أضفها في المحرر
lesson-none-to-present = لا يوجد درس لتقديمه: أنشئ درسا من قائمة «الدرس»

## الخطوة

lesson-step-is-gone = لم تعد هذه الخطوة موجودة.
lesson-leave-whole = مغادرة الدرس
lesson-step-of = { $title } · { $step } من { $steps }
lesson-back = السابق
lesson-next = التالي
lesson-show-again = إعادة العرض
lesson-show-again-tip = الخريطة وشريط الزمن والتحديد كما في هذه الخطوة
lesson-window = النافذة (Esc)
lesson-window-tip = العودة إلى النافذة
lesson-present = تقديم (F5)
lesson-present-tip = على الشاشة كلها
lesson-leave = مغادرة
lesson-leave-tip = إنهاء الدرس؛ وتعود النافذة كما كانت

## سؤالها

lesson-right-choices = عدد الإجابات الصحيحة: { $n }
lesson-choice-right = { $letter }  { $text }   (صحيح)
lesson-choice-wrong = { $letter }  { $text }   (ليس هذا)
lesson-your-answer = إجابتك
lesson-good-answer = إجابة جيدة
lesson-show-answer = إظهار الإجابة (Enter)
lesson-hide-answer = إخفاء الإجابة (Enter)
lesson-answer-right = هذا صحيح.
lesson-answer-wrong = ليس تماما.

## ملاحظات المتحدث

lesson-notes-title = Dateline: ملاحظات
lesson-notes = ملاحظات
lesson-notes-step = الخطوة { $step } من { $steps }
lesson-no-notes = لا ملاحظات لهذه الخطوة
lesson-notes-next = التالي: { $title } ({ $minutes } د)
lesson-notes-last = الخطوة الأخيرة من «{ $title }»

## الشاشة كلها

presenter-time = { $gone } من { $minutes } د
presenter-key-present = تقديم درس على الشاشة كلها
presenter-key-steps = أثناء التقديم: الخطوة التالية والسابقة، وبجهاز التحكم أيضا؛ وكذلك Right وLeft
presenter-key-answer = أثناء التقديم: إظهار الإجابة أو إخفاؤها
presenter-key-black = أثناء التقديم: شاشة سوداء
presenter-key-point = أثناء التقديم: بقعة ضوء، قلم، مسح رسم القلم
presenter-key-scroll = متابعة القراءة في الخطوة؛ بقعة ضوء أصغر أو أكبر
presenter-goes-on = ينتقل وحده بعد { $seconds } ث بلا لمس. المفتاح A يغير ذلك.
presenter-stays = يبقى حتى ينتقل أحد.
presenter-pen-sign = القلم (P)
presenter-go-on-sign = ينتقل بعد { $seconds } ث
lesson-for-teacher = للمعلم
lesson-teacher-length = المدة بالدقائق: { $minutes }، الخطوات: { $steps }
lesson-teacher-aims = الأهداف
lesson-teacher-notes = ملاحظات
presenter-key-size = أثناء التقديم: أكبر، أصغر
presenter-key-show = أثناء التقديم: المؤقت، الملاحظات في نافذة ثانية، الخريطة وحدها، مفتاح الخريطة كله
presenter-key-go-on = أثناء التقديم: متابعة تلقائية، ثم من البداية مرة أخرى
presenter-key-leave = أثناء التقديم: العودة إلى النافذة

## المحرر

lesson-edit-title = تحرير درس
lesson-edit-add-step = إضافة خطوة مما أراه الآن
lesson-edit-up = إلى أعلى
lesson-edit-up-tip = قبل الخطوة السابقة
lesson-edit-down = إلى أسفل
lesson-edit-down-tip = بعد الخطوة التالية
lesson-edit-duplicate = تكرار
lesson-edit-delete-step = حذف الخطوة
lesson-edit-give = بدء هذا الدرس
lesson-edit-show-here = عرض ما أراه الآن هنا
lesson-edit-show-here-tip = تعرض الخطوة المفتوحة الخريطة والزمن والمرشحات والتحديد كما هي الآن
lesson-edit-delete = حذف الدرس
lesson-edit-delete-tip = للاستعادة: Ctrl+Z
lesson-edit-minutes = الدقائق
lesson-edit-lesson-title = عنوان الدرس
lesson-edit-about = عن الدرس
lesson-edit-summary = موضوعه في جملة واحدة
lesson-edit-aims = الأهداف، كل هدف في سطر
lesson-edit-teacher-notes = ملاحظات للمعلم
lesson-edit-step-title = عنوان الخطوة
lesson-edit-text = ما يقرؤه الطلاب: **غامق**، *مائل*، - قائمة، [كلمات](https://example.org)
lesson-edit-notes = ملاحظات لا يراها غيرك
lesson-edit-sort = نوع السؤال
lesson-edit-no-question = بلا سؤال
lesson-edit-choices = سؤال بخيارات
lesson-edit-free = سؤال بإجابة حرة
lesson-edit-ask = نص السؤال
lesson-edit-model = إجابة جيدة
lesson-edit-explanation = شرح يظهر مع الإجابة
lesson-edit-right = صحيح
lesson-edit-choice = الخيار
lesson-edit-why = سبب الخطأ أو الصواب
lesson-edit-choice-of = الخيار { $letter }
lesson-edit-why-of = سبب { $letter }
lesson-edit-take-away = إزالة الخيار { $letter }
lesson-edit-another-choice = خيار آخر
