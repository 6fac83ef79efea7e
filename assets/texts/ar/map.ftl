# الخريطة وبطاقاتها

map-what-happened = خريطة ما حدث
map-coordinates = { $north }° ش  { $east }° ق
map-no-tile = لم يصل شيء من openstreetmap.org: هذه هي الخريطة المرفقة
map-nothing-here = لا شيء هنا في خريطتك: هذه هي الخريطة المرفقة
map-none = لا توجد خريطة أساس: { $error }
map-card-when =
    { $when ->
        [none] بلا تاريخ
       *[other] { $when }
    } · { $modality }
map-off-screen =
    خارج الشاشة: { $total }{ $west ->
        [0] { "" }
       *[other] { " " }· { $west } غربا
    }{ $north ->
        [0] { "" }
       *[other] { " " }· { $north } شمالا
    }{ $east ->
        [0] { "" }
       *[other] { " " }· { $east } شرقا
    }{ $south ->
        [0] { "" }
       *[other] { " " }· { $south } جنوبا
    }
