# ما هو محدد

inspector-nothing-selected = انقر علامة أو خطا أو شريطا لترى من يقول ماذا.
inspector-marks-rest-on = تستند كل علامة إلى مقطع من مقالة، ويعرضه القارئ.
inspector-articles = المقالات
inspector-published =
    { $outlet ->
        [none] جهة النشر غير معروفة
       *[other] { $outlet }
    } · { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    }
inspector-told-by = عدد المقالات التي ترويه: { $n } من { $of }
inspector-side-by-side = جنبا إلى جنب
inspector-sheet = ورقة المصادر…
inspector-sheet-tip = لورقة عمل أو حاشية: Markdown أو صفحة ويب
inspector-differ = مواضع اختلاف المصادر: { $n }
inspector-note-heading = ملاحظة
inspector-unmapped-place = ليس على الخريطة: لا تسمي أي مقالة مكانه.
inspector-unmapped-date = ليس على الخريطة: لا تحدد أي مقالة زمنه.
inspector-unmapped-time = ليس على الخريطة: هو في وقت آخر.
inspector-unmapped-filter = ليس على الخريطة: استبعدته المرشحات.

## بطاقة القول

inspector-change = تغيير…
inspector-says = القائل: { $who }
inspector-paragraph = الفقرة { $n }: { $digest }
inspector-note = ملاحظة: { $note }
inspector-read-passage = قراءة المقطع
inspector-fact-when = متى
inspector-fact-words = بكلماتها
inspector-fact-where = أين
inspector-fact-way = الطريق
inspector-fact-length = الطول
inspector-fact-length-tip = بين طرفين معروفين؛ والسرعة هي أقل ما تسمح به التواريخ
inspector-fact-who = من
inspector-fact-figures = كم
inspector-fact-terms = التسمية
inspector-fact-date = التاريخ
inspector-fact-place = المكان

## بطاقة المكان

place-in-gazetteer = في معجم الأماكن…
place-in-gazetteer-tip = أسماؤه ومصادرها وكل مقطع يستخدمه
place-back = رجوع
place-close = إغلاق
place-back-tip = أو Esc
place-also = أسماء أخرى:
place-whereabouts = { $north }° ش  { $east }° ق، بدقة أو امتداد { $km } كم
place-meetings = الوصول والانطلاق
place-meetings-count = الوصول والانطلاق: { $n }
place-no-meetings = لا يبدأ هنا ولا ينتهي ولا يمر تحرك ترويه مقالة.
place-meeting =
    { $what }، { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    }:
place-meeting-of =
    { $what }، { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    }: { $title }
place-happenings-count = ما يروى عنه: { $n }
place-happening =
    { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    }:
place-more = وغيرها: { $n }
place-click = انقر لعرض بطاقته
