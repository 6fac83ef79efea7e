# الروايات جنبا إلى جنب والتغطية

compare-tab-happening = حدث واحد
compare-tab-years = حسب السنة
compare-tab-actors = حسب الجهة
compare-tab-disputes = الخلافات

## حدث واحد

compare-nothing-selected = اختر حدثا من القائمة أو الخريطة أو شريط الزمن: ما تقوله كل مقالة عنه يظهر هنا جنبا إلى جنب.
compare-told-by-several = ترويه عدة مقالات: { $n }
compare-told-by-one = ترويه مقالة واحدة: { $n }
compare-switched-off = مقالات ترويه وهي مخفية: { $n } من { $all }
compare-only-one = لا ترويه إلا مقالة واحدة من هذا الملف.
compare-names = كيف تسميها كل مقالة في أي موضع من نصها

## حسب السنة وحسب الجهة

compare-years-about = الأقوال حسب السنوات التي تتحدث عنها. القول الذي يمتد على عدة سنوات يظهر في كل منها.
compare-actors-about = الأقوال حسب الجهة التي تفعل أو يقع عليها الفعل، ضمن أكبر كيان تنتمي إليه.
compare-cell = عدد الأقوال: { $n }، { $article }، { $row }
compare-cell-claims = { $article }، { $row }، عدد الأقوال: { $n }

## الخلافات

compare-disputes-shown = الخلافات: { $shown } من { $total }
compare-disputes-kind = نوع الخلاف
compare-disputes-every-kind = من كل نوع
compare-disputes-all = كل الخلافات
compare-disputes-of-article = { $article } فقط
compare-disputes-of-paragraph = { $article }، الفقرة { $n } فقط
compare-disputes-about = من يختلف مع من، وبأي قدر. بلا حكم: قد يكون للاختلاف سبب يقبله الطرفان.

## التغطية

coverage-title = ما صار علامات من كل مقالة
coverage-squares = المربع فقرة: ممتلئ إن كانت لها علامات، وفارغ إن لم تكن، للسبب الذي يظهر تحت المؤشر، ومشطوب إن لم يذكر أحد السبب. انقر لفتحها.
coverage-paragraph =
    { $article }، الفقرة { $n }: { $status ->
        [marked] لها علامات
        [excused] بلا علامة: { $reason }
       *[unaccounted] بلا علامة، ولم يذكر أحد السبب
    }
coverage-paragraph-tip =
    الفقرة { $n }، { $status ->
        [marked] لها علامات
        [excused] بلا علامة: { $reason }
       *[unaccounted] بلا علامة، ولم يذكر أحد السبب
    }
    { $digest }
# why: قائمة الأسباب مع عدد كل منها
coverage-paragraphs =
    فقرات لها علامات: { $cited } من { $total }، وبلا علامات: { $excused }{ $reasons ->
        [0] { "" }
       *[other] { " " }({ $why })
    }{ $unaccounted ->
        [0] { "" }
       *[other] ، وبلا تفسير: { $unaccounted }
    }
coverage-repetition = تكرار
coverage-modality = { $count } { $modality } ({ $percent } %)
coverage-shares = منسوب إلى أحد: { $attributed } من { $claims } ({ $attributed_percent } %)، غير منسوب: { $unattributed } · تذكر المقالة تاريخه: { $dated } من { $claims } ({ $dated_percent } %) · يمكن تحديد مكانه: { $placed } من { $claims } ({ $placed_percent } %)
coverage-alone = أحداث وتحركات ترويها وحدها: { $alone } · ويرويها غيرها أيضا: { $shared }
coverage-disputes = الخلافات: { $n }
