# المرشحات ومفتاح الخريطة والبحث ونتائجه

## مفتاح الخريطة، وهو المرشح

side-articles = المقالات
side-colour-article = اللون: المقالة
side-article-tip =
    { $title }
    { $outlet ->
        [none] جهة النشر غير معروفة
       *[other] { $outlet }
    }، { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    }
    نقرة: إظهار أو إخفاء · نقرة مزدوجة: هذه وحدها
side-colour-side = اللون: الطرف الفاعل
side-shape = الشكل: النوع
side-movement = تحرك
side-fill = التعبئة: صيغة القول
side-exact = الدقة
side-exact-place = دقة المكان
side-exact-date = دقة التاريخ
side-exact-elsewhere = محددة في موضع آخر
side-place-any = أي مكان أو بلا مكان
side-place-country = بلد على الأقل
side-place-region = منطقة على الأقل
side-place-governorate = محافظة على الأقل
side-place-spot = موقع دقيق
side-date-any = أي تاريخ أو بلا تاريخ
side-date-bounded = مدة محدودة على الأقل
side-date-month = شهر على الأقل
side-date-week = أسبوع على الأقل
side-date-day = يوم
side-actors = الجهات
side-actors-only = الجهات: { $n } فقط

## عدد المعروض

side-shown = المعروض: { $shown } من { $total }
side-clear-filters = إزالة المرشحات
side-other-time = في وقت آخر: { $n }
side-filtered = مستبعد بالمرشحات: { $n }
side-without-place = بلا مكان: { $n }
side-without-date = بلا تاريخ: { $n }
side-movement-named = تحرك: { $title }

## البحث

search-article = مقالة
search-event = حدث
search-movement = تحرك
search-nothing = لا شيء بهذا الاسم في أي كتابة معروفة هنا
