# ورشة العمل: الأماكن

gazetteer-new = مكان جديد
gazetteer-open-table = فتح جدول…
gazetteer-open-table-tip = نسخة من GeoNames أو LP-TSV أو LPF لأخذ أماكن منها
gazetteer-search = البحث في معجم الأماكن
gazetteer-search-hint = البحث عن اسم بأي كتابة
gazetteer-in-dossier = في الملف: { $places }
gazetteer-in-table = في { $table }: { $places }
gazetteer-in-program = أماكن يعرفها البرنامج
gazetteer-table-read = { $file }، عدد الأماكن: { $places }
gazetteer-table-read-in-part = { $file }، عدد الأماكن: { $places }، والصفوف المرفوضة: { $refused }، أولها في السطر { $line }: { $why }
gazetteer-table-not-utf-8 = { $file }: المتوقع جدول بترميز UTF-8
gazetteer-table-unknown = { $file }: المتوقع LP-TSV أو LPF أو نسخة من GeoNames، وليس هو أيا منها
gazetteer-all = كل الأماكن
gazetteer-keep = اعتماد التغييرات
gazetteer-add = إضافة إلى معجم الأماكن

## الأسماء

gazetteer-names = الأسماء
gazetteer-shown = المعروض
gazetteer-spelling = الكتابة
gazetteer-language = اللغة
gazetteer-script = الخط
gazetteer-show-name = عرض الاسم { $n }
gazetteer-name = الاسم { $n }
gazetteer-language-hint = en، ar، ku، tr، …
gazetteer-script-hint = فقط إن لم يكن المعتاد: Arab أو Latn
gazetteer-add-spelling = إضافة كتابة
gazetteer-add-arabic = بالعربية
gazetteer-add-kurdish = بالكردية
gazetteer-needs-name = يحتاج المكان إلى اسم

## أين هو

gazetteer-where = أين هو
gazetteer-longitude = خط الطول
gazetteer-latitude = خط العرض
gazetteer-expected-longitude = المتوقع خط الطول بالدرجات، والموجود «{ $found }»
gazetteer-expected-latitude = المتوقع خط العرض بالدرجات، والموجود «{ $found }»
gazetteer-pick = اختيار على الخريطة
gazetteer-pick-tip = انقر حيث يقع.
gazetteer-radius = الدقة أو الامتداد
gazetteer-km = كم
gazetteer-source = المصدر
gazetteer-source-text = مصدر الإحداثيات
gazetteer-public-record = سجل علني
gazetteer-public-record-hint = أي سجل: خريطة، تقرير، جدول مستورد
gazetteer-geonames = GeoNames
gazetteer-geonames-hint = رقمه هناك
gazetteer-expected-geonames = المتوقع رقم مدخل في GeoNames، والموجود «{ $found }»
gazetteer-convention = اصطلاح
gazetteer-convention-hint = ما تقرر، مثل موضع اسم المنطقة على الخريطة
gazetteer-needs-source = اذكر مصدر الإحداثيات

## ما هو

gazetteer-about = ما هو
gazetteer-identifier = المعرف
gazetteer-identifier-hint = حروف لاتينية صغيرة وأرقام وشرطات؛ لا يتغير أبدا
gazetteer-kind = النوع
gazetteer-country = البلد
gazetteer-country-hint = SY
gazetteer-lies-in = يقع في
gazetteer-search-own-hint = اسم مكان
gazetteer-links = الروابط
gazetteer-links-hint = gn:173811 wd:Q174075
gazetteer-note = ملاحظة
gazetteer-note-hint = ما ينبغي أن يعرفه من يقرأ

## استخدامه

gazetteer-uses = عدد مرات الاستخدام: { $uses }
gazetteer-use-child = يقع فيه { $child }
gazetteer-use-route = يمر به الخط «{ $route }»
gazetteer-use-lesson = تعرضه الخطوة «{ $step }» من الدرس «{ $lesson }»
gazetteer-use-reading = يدل عليه اسم في { $article }، الفقرة { $paragraph }
gazetteer-delete = حذف هذا المكان
gazetteer-delete-tip = المكان مستخدم: انظر القائمة أعلاه، أو ادمجه في مكان آخر
gazetteer-merge = دمج في
gazetteer-merge-tip = دمج في: ما يشير إلى هذا المكان يشير إلى الآخر، وتنتقل إليه كتاباته
