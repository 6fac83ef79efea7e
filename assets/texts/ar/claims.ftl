# ورشة العمل: الأقوال والبطاقات

## نموذج القول

claim-form-new = قول جديد
claim-form-change = تغيير القول
claim-form-keep = اعتماد القول (Ctrl+Enter)
claim-form-is-open = يوجد قول قيد الكتابة: اعتمده أو ألغه أولا.
claim-form-needs-words = حدد في القارئ، في النص الأصلي للمقالة، الكلمات التي يستند إليها القول.
claim-form-is-gone = تغير القول أو حذف في هذه الأثناء: أغلق هذا النموذج وافتحه من جديد
claim-form-passage = { $article }، الفقرة { $paragraph } · عدد الكلمات: { $words }
claim-form-too-many-words = الحد الأقصى { $most }: حدد كلمات أقل في القارئ
claim-form-rest-on = إسناده إلى «{ $quote }»

## موضوعه ومضمونه

claim-form-target = الموضوع
claim-form-new-event = حدث جديد
claim-form-new-movement = تحرك جديد
claim-form-another-version = رواية أخرى لما هو موجود
claim-form-search-happening = البحث عن غيره
claim-form-no-happening = لا يوجد حدث أو تحرك بالمعرف «{ $id }»
claim-form-title = العنوان
claim-form-title-of-all = العنوان في كل الروايات
claim-form-event-title-hint = بحياد: من فعل ماذا وأين
claim-form-movement-title-hint = بحياد: من ينتقل ومن أين وإلى أين
claim-form-event-kind = نوع الحدث
claim-form-movement-kind = نوع التحرك
claim-form-saying = المضمون
claim-form-says = بكلماتك أنت، بحياد
claim-form-needs-words-of-own = اكتب بكلماتك ما يقوله المقطع
claim-form-attribution = القائل كما تذكره المقالة
claim-form-attribution-hint = إن بقي فارغا: المقالة نفسها

## متى

claim-form-when = متى
claim-form-date = التاريخ
claim-form-date-hint = 2019-10-13، {"\u200E"}2025-05~، 2017/..{"\u200E"}، أو mid May 2025
claim-form-undated = بلا تاريخ
claim-form-date-reads = التاريخ المفهوم: { $date }
claim-form-date-edtf = بصيغة EDTF: { $date }
claim-form-date-words = كلمات المقالة نفسها عنه
claim-form-date-words-hint = هذا الأسبوع؛ في أكتوبر الماضي
claim-form-words-paragraph = في الفقرة
claim-form-date-note = ملاحظة عن التاريخ
claim-form-date-note-hint = كيف استنتج، أو السجل الذي أخذ منه

## أين

claim-form-where = أين
claim-form-place-note-hint = ملاحظة عن المكان
claim-form-no-place = بلا مكان: يعرض مع ما لا مكان له
claim-form-add-place = إضافة مكان
claim-form-add-place-hint = إضافة مكان: اكتب اسمه
claim-form-place-is-new = { $place } · جديد في معجم الأماكن

## من أين إلى أين

claim-form-legs = من أين إلى أين
claim-form-legs-tip = ما لا تذكره المقالة يبقى فارغا.
claim-form-leg = المرحلة { $n }
claim-form-from = من
claim-form-to = إلى
claim-form-via = مرورا بـ
claim-form-leg-place =
    { $end ->
        [from] بداية المرحلة { $n }
        [to] نهاية المرحلة { $n }
       *[via] أماكن المرور في المرحلة { $n }
    }
claim-form-leg-place-hint =
    { $end ->
        [from] بداية المرحلة { $n }: اكتب اسم المكان
        [to] نهاية المرحلة { $n }: اكتب اسم المكان
       *[via] أماكن المرور في المرحلة { $n }: اكتب اسم المكان
    }
claim-form-not-stated = غير مذكور
claim-form-no-direction = بلا اتجاه
claim-form-path = الطريق
claim-form-depart = الانطلاق
claim-form-arrive = الوصول
claim-form-not-dated = بلا تاريخ
claim-form-stood = تقول المقالة إنه بقي هناك حتى ذلك الحين
claim-form-stays = تقول المقالة إنه بقي حيث وصل
claim-form-add-leg = إضافة مرحلة

## من وكم وما بقي

claim-form-who = من
claim-form-add-actor = إضافة جهة
claim-form-add-actor-hint = اسم الجهة
claim-form-new-actor = جهة جديدة «{ $name }»:
claim-form-actor-state = دولة
claim-form-actor-armed = قوة مسلحة
claim-form-actor-agency = هيئة
claim-form-actor-person = شخص
claim-form-actor-group = جماعة
claim-form-actor-media = وسيلة إعلام
claim-form-actor-alliance = تحالف
claim-form-figures = كم
claim-form-add-figure = إضافة عدد
claim-form-add-figure-tip = المعدود، وعبارة المقالة، وأقل ما تحتمله وأكثره
claim-form-figure-what-hint = شاحنات
claim-form-figure-text-hint = نحو 40
claim-form-figure-needs = يحتاج العدد إلى المعدود وعبارة المقالة
claim-form-expected-number = المتوقع عدد، والموجود «{ $found }»
claim-form-rest = المصطلحات والملاحظة
claim-form-terms = كلمات المقالة المشحونة كما هي، كل منها في سطر
claim-form-note = ملاحظة
claim-form-note-hint = ما ينبغي أن يعرفه من يقرأ

## بطاقة المقالة

article-card = بطاقة { $article }
article-card-of-none = لا توجد مقالة بالمعرف «{ $id }»
article-card-label = الاسم المختصر
article-card-label-hint = ثلاث كلمات على الأكثر، لمفتاح الخريطة
article-card-needs-label = تحتاج البطاقة إلى اسم مختصر، ثلاث كلمات على الأكثر، لمفتاح الخريطة
article-card-title = العنوان
article-card-title-hint = إن بقي فارغا: بلا عنوان
article-card-outlet = جهة النشر
article-card-author = الكاتب
article-card-unknown-hint = إن بقي فارغا: غير معروف
article-card-language = اللغة
article-card-language-hint = en، ar، …
article-card-needs-language = اذكر لغتها: en، ar، …
article-card-published = تاريخ النشر
article-card-published-hint = {"\u200E"}2025-05~، 12 May 2025
article-card-published-on = تاريخ النشر: { $date }
article-card-bounds = أقدم موعد وأحدثه
article-card-bounds-hint = 2025-03/2025-06؛ ما يسمح به النص
article-card-reason = كيف عرف ذلك
article-card-reason-hint = سطر التاريخ؛ أصحاب المناصب حينها؛ …
article-card-needs-reason = اذكر كيف عرف التاريخ
article-card-basis = أساس التاريخ
article-card-remove = إزالة هذه المقالة
article-card-cited = عدد الأقوال التي تستشهد بها: { $claims }؛ احذفها أولا

## فقرة من البطاقة

paragraph-form = الفقرة { $paragraph } من { $article }
paragraph-form-digest = الملخص: جملة محايدة واحدة بكلماتك
paragraph-form-digest-tip = يظهر في القارئ حيث لا يوجد النص الأصلي.
paragraph-form-cited = تستشهد أقوال بهذه الفقرة.
paragraph-form-unmarked = لا يستشهد بها قول، لأنها
paragraph-form-not-said = لم يذكر بعد
paragraph-form-repeats = أي فقرة
