# الاختبار

quiz-no-question = لا ينتج سؤال مما تسمح به المرشحات: أزلها أو افتح ملفا أكبر.
quiz-question-of = { $at } من { $count } · النقاط: { $points }
quiz-leave = مغادرة
quiz-leave-tip = إنهاء الجولة؛ وتعود النافذة كما كانت

## السؤال

quiz-arrange = الأقدم في الأعلى
quiz-earlier = { $letter }: أقدم
quiz-later = { $letter }: أحدث
quiz-point = انقر موضعه على الخريطة.
quiz-point-middle = اختيار وسط الخريطة
quiz-answer = إجابة
quiz-right = صحيح.
quiz-close = قريب. النقاط: { $points }
quiz-wrong = غير صحيح.
quiz-not-quite = ليس تماما. النقاط: { $points }
quiz-passage = المقطع في القارئ.
quiz-next = السؤال التالي
quiz-to-result = النتيجة

## النتيجة

quiz-result-right = الصحيح: { $right } من { $asked }
quiz-result-points = النقاط: { $points } من { $most }
quiz-result-kind = { $kind } الصحيح: { $right } من { $asked }
quiz-is-best = أفضل جولة على هذا الجهاز.
quiz-best = الأفضل على هذا الجهاز: { $points } من { $most }
quiz-again = جولة أخرى
