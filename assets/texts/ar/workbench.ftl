# ورشة العمل: الملفات والمقالات والأسماء

workbench-cancel = إلغاء
workbench-keep = اعتماد
workbench-remove = إزالة
workbench-clear = مسح
workbench-undone = تم التراجع: { $what }
workbench-nothing-to-undo = لا شيء يمكن التراجع عنه.
workbench-redone = تمت الإعادة: { $what }
workbench-nothing-to-redo = لا شيء يمكن إعادته.
workbench-kept = تم الاعتماد: { $what }
workbench-unreadable = تعذرت قراءة { $file }: { $error }
workbench-no-row-to-cite = لا يوجد صف للاستشهاد به
workbench-rows-cited =
    { $rows ->
        [zero] تم الاعتماد: لم يصبح أي صف قولا. للتراجع: Ctrl+Z.
        [one] تم الاعتماد: أصبح الصف قولا عن حدث جديد. للتراجع: Ctrl+Z.
        [two] تم الاعتماد: أصبح الصفان قولين، كل منهما عن حدث جديد. للتراجع: Ctrl+Z.
        [few] تم الاعتماد: أصبحت { $rows } صفوف أقوالا، كل منها عن حدث جديد. للتراجع: Ctrl+Z.
        [many] تم الاعتماد: أصبح { $rows } صفا أقوالا، كل منها عن حدث جديد. للتراجع: Ctrl+Z.
       *[other] تم الاعتماد: أصبح { $rows } صف أقوالا، كل منها عن حدث جديد. للتراجع: Ctrl+Z.
    }

## الملفات

files-new = ملف جديد (Ctrl+N)
files-open = فتح… (Ctrl+O)
files-recent = الأخيرة
files-none-recent = لا شيء بعد
files-save = حفظ (Ctrl+S)
files-save-where = حفظ… (Ctrl+S)
files-save-as = حفظ باسم… (Ctrl+Shift+S)
files-add-article = إضافة مقالة…
files-begun = ملف جديد. ابدأ بإضافة مقالة من قائمة «ملف»، أو أسقط نصا على النافذة.
files-saved = تم الحفظ. عدد الملفات التي تغيرت على القرص: { $files }
files-saved-with-texts = تم الحفظ مع النصوص المضافة. عدد الملفات التي تغيرت على القرص: { $files }
files-saved-as = تم الحفظ في { $folder }
files-not-saved = تعذر الحفظ: { $error }

## ما لم يحفظ

files-unsaved = تغييرات غير محفوظة
files-unsaved-dossier = في الملف تغييرات غير محفوظة، وتضيع إن لم تحفظ.
files-unsaved-form = ما يكتب في نموذج مفتوح ليس جزءا من الملف بعد: اعتمده أولا وإلا ضاع.
files-save-changes = حفظ
files-discard-changes = تجاهل التغييرات
files-found = عثر على عمل غير محفوظ
files-found-of = توقف Dateline قبل حفظ تغييرات في { $path }.
files-found-of-new = توقف Dateline قبل حفظ تغييرات في ملف جديد.
files-found-of-built-in = توقف Dateline قبل حفظ تغييرات في الملف المرفق.
files-found-changes = عدد الملفات التي ستتغير: { $files }
files-recover = استعادة
files-throw-away = تجاهل
files-recovered = تمت الاستعادة. العمل غير محفوظ بعد: احفظه من قائمة «ملف» (Ctrl+S).
files-recovered-of-changed = تمت الاستعادة، لكن ملفات على القرص تغيرت منذ ذلك: راجع قبل الحفظ، أو احفظ باسم آخر.

## البحث عن مجلد أو ملف

chooser-dossier = فتح ملف
chooser-dossier-hint = مجلد فيه data وseeds، أو ملف {"\u200E"}.dateline
chooser-save-as = حفظ باسم
chooser-save-as-hint = مجلد جديد للملف
chooser-target = مكان الحفظ
chooser-target-hint = مجلد واسم للملف
chooser-data = استيراد جدول
chooser-data-hint = ACLED أو UCDP GED أو GDELT أو GeoJSON أو GeoParquet أو KML أو GPX أو أي جدول CSV
chooser-table = فتح جدول أماكن
chooser-table-hint = نسخة من GeoNames أو LP-TSV أو LPF
chooser-text = فتح نص
chooser-text-hint = نص بسيط أو صفحة ويب محفوظة، بأي ترميز
chooser-open = فتح
chooser-save-here = حفظ هنا
chooser-take = اختيار
chooser-up = المجلد الأعلى
chooser-is-dossier = { $name }  (ملف)
chooser-folder-name = اسم المجلد
chooser-file-name = اسم الملف
chooser-path = المختار، أو مسار
chooser-unreadable = تعذر عرض هذا المجلد: { $error }
chooser-nothing-there = لا يوجد { $path }

## إضافة مقالة

new-article = إضافة مقالة
new-article-paste-or = ألصق النص هنا، أو أسقط ملفه على النافذة، أو:
new-article-open-file = فتح ملف…
new-article-text = نص المقالة
new-article-text-hint = نص المقالة، كل فقرة في سطر
new-article-identifier = المعرف
new-article-identifier-hint = حروف لاتينية صغيرة وأرقام وشرطات؛ لا يتغير أبدا
new-article-published-hint = 2025-05-12، May 2025، about 2024؛ إن بقي فارغا: غير معروف
new-article-reason-hint = سطر التاريخ؛ صفحة جهة النشر؛ …
new-article-english = الإنجليزية
new-article-arabic = العربية
new-article-stays = يبقى النص عندك: يحفظ في seeds/texts/{"\u200E"} ضمن الملف ولا يخرج منه.
new-article-add = إضافة ومراجعة الأسماء
new-article-needs-text = ألصق نص مقالة
new-article-needs-identifier = اكتب معرفا من حروف لاتينية صغيرة وأرقام وشرطات
new-article-is-there = توجد مقالة بالمعرف «{ $id }» من قبل
new-article-no-date = ليس هذا تاريخا: اكتب {"\u200E"}2025-05-12 أو May 2025، أو اتركه فارغا
new-article-text-is-there = هذا نص المقالة «{ $label }»، وهي في الملف.
new-article-kept-as-is = { $file }، يحفظ كما هو
new-article-read-as = { $file }: قرئ بترميز { $encoding }، ويحفظ نصا بسيطا بترميز UTF-8
new-article-read-as-page = { $file }: قرئ من صفحة ويب بترميز { $encoding }، ويحفظ نصا بسيطا بترميز UTF-8

## مراجعة الأسماء

review-progress = الأسماء المحسومة: { $decided } من { $of }
review-done = تم (Esc)
review-no-names = لا يتعرف البرنامج على مكان في هذا النص. حدد كلمات واجعل منها قولا.
review-place =
    { $before ->
        [is] هو { $place }
        [seems] يبدو أنه { $place }
       *[number] { $before }  { $place }
    }{ $lies ->
        [in] {" "}في { $parent }
       *[alone] {""}
    }{ $country }{ $gazetteer ->
        [without] {" "}· جديد في معجم الأماكن
       *[with] {""}
    }
review-is-no-place = ليس هنا اسم مكان
review-is-unknown = يبدو أنه مكان لا يرد في أي معجم أماكن
review-is-several = قد يكون أكثر من مكان
review-by-hand = حسم يدويا
review-by-hand-not-linker = حسم يدويا؛ والبرنامج: { $reason }
review-another-place = مكان آخر
review-another-place-hint = مكان آخر: اكتب اسمه
review-accept = قبول (A)
review-reject = رفض (X)
review-undecide = إلغاء الحسم
review-previous = السابق (P)
review-next = التالي (N)
review-accept-sure = قبول الأسماء المؤكدة ({ $count })
review-accept-sure-tip = أسماء لا يحملها مكان آخر
review-accepted = عدد الأسماء المقبولة: { $count }
review-new-place = مكان جديد…
review-new-place-tip = مكان لا يرد في أي معجم أماكن: أضفه إلى معجمك ثم اختره هنا
review-nothing-to-accept = اختر مكانا برقمه، أو ابحث عن غيره، أو ارفض الاسم.
review-needs-original = تراجع أسماء المقالة في نصها الأصلي: أسقط ملفه على النافذة.

## أسماء لها أكثر من مكان

audit-title = أسماء قد تدل على أكثر من مكان
audit-counts = الأسماء: { $names } · لم تحسم: { $open } · حسمت يدويا: { $decided }
audit-explained = حيث يوجد النص الأصلي تنقلك النقرة إلى الاسم ليحسم هناك. وفي غير ذلك فالأسماء هي أسماء الملخصات.
audit-only-open = ما لم يحسم فقط
audit-to-name = إلى هذا الاسم
audit-no-place = ليس مكانا
audit-left-open = لم يحسم
audit-others = أو { $others }
