# Pictures, animations and maps of one's own.

picture-title = Save picture
picture-png = picture (PNG)
picture-svg = picture of vectors (SVG)
picture-gif = animation (GIF)
picture-frames = a folder of pictures (PNG)
picture-from = from
picture-to = to
picture-step = a picture for every
picture-folder = folder
picture-tip = The map as it is in the window, with its date, the legend and whom it is owed to.
picture-save = Draw and save
picture-drawing = Drawing pictures
picture-for-clipboard = for the clipboard
picture-copied = The picture is in the clipboard.
picture-written = written to { $path }
picture-all-written = { $n } pictures written to { $path }
picture-broken-off = Broken off: nothing more is written.

## What is wrong

picture-no-path = say where the picture is to go
picture-wrong-from = from: { $error }
picture-wrong-to = to: { $error }
picture-wrong-step = step: { $error }
picture-busy = a picture is being drawn already
picture-no-folder = cannot make the folder of { $path }: { $error }

## Work that takes a while

job-done-of = { $done } of { $total }
job-break-off = Break off
job-no-thread = no thread could be started: { $error }
job-ended-early = { $name }: the thread ended before its work

## A map of one's own

own-map-title = Open a map
own-map-what = A .pmtiles archive (an extract of Protomaps, say), or a folder with tiles such as 7/77/50.png.
own-map-drop = An archive can also be dropped on the window. The marks stay; only the ground under them changes.
own-map-path = file or folder
own-map-open = Open map
