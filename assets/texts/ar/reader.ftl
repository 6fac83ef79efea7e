# القارئ

reader-article = المقالة
reader-choose-article = اختيار مقالة
reader-no-article = لا مقالات بعد: أضف مقالة من قائمة «ملف».
reader-previous-claim = القول السابق (P)
reader-next-claim = القول التالي (N)
reader-make-claim = إنشاء قول (K)
reader-drag = اسحب فوق الكلمات التي يستند إليها
reader-word-count = عدد الكلمات: { $n } من { $most } على الأكثر

## رأس الصفحة

reader-published =
    { $by ->
        [none] الكاتب وجهة النشر غير معروفين
       *[other] { $by }
    } · { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    } ({ $basis })
reader-original = النص الأصلي من ملفك. ما عليه علامة: كلمات تستند إليها أقوال. ما تحته خط: أماكن.
reader-digest = ملخص بكلماتنا، مع الاقتباسات التي تستند إليها الأقوال. أسقط النص الأصلي على النافذة لقراءته هنا؛ يتعرف عليه البرنامج من SHA-256.
reader-other-edition = { $file } طبعة أخرى: { $edition }. لا تعرض كلماتها لأن العلامات ستقع في غير مواضعها.

## الفقرات

reader-paragraph-tip = ملخصها، ولماذا لا يستشهد بها قول
reader-unmarked = بلا علامة: { $reason }
reader-claim = قول: { $says }
reader-disputes = الخلافات حول الفقرة { $n }
reader-disputes-tip =
    تختلف المصادر:
    { $titles }
# أسماء الأماكن التي قد تعنيها الكلمة، وبينها `reader-or`
reader-place =
    { $n ->
        [one] المكان: { $names }
       *[other] المكان: قد يكون { $names }
    }
reader-or = أو
reader-remarks = ملاحظات على هذه المقالة
