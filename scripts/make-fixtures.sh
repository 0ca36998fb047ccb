#!/bin/sh
# Makes examples/documents/ and examples/catalogue/ from their source/ folders, and the files of demo/files/, with programs
# other than ours: LibreOffice (doc docx rtf pdf xlsx xls txt) and Chromium (print to PDF).
# Needs on Debian: apt-get install libreoffice-writer libreoffice-calc chromium fonts-noto-cjk
set -eu

cd "$(dirname "$0")/../examples/documents"
for program in soffice chromium; do
    command -v "$program" >/dev/null || { echo "$program is missing: see the head of this script" >&2; exit 2; }
done
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

convert() { # convert SOURCE FILTER-IN FORMAT: writes SOURCE's name with the extension of FORMAT
    soffice -env:UserInstallation="file://$profile/office" --headless --infilter="$2" \
        --convert-to "$3" --outdir . "source/$1" >/dev/null 2>&1
    echo "made ${1%.*}.${3%%:*}"
}

for name in notice work-plan joint reply task-table; do
    convert "$name.html" "HTML (StarWriter)" "docx:MS Word 2007 XML"
done
for name in notice work-plan task-table; do
    convert "$name.html" "HTML (StarWriter)" "doc:MS Word 97"
done
for name in notice joint; do
    convert "$name.html" "HTML (StarWriter)" "rtf:Rich Text Format"
done
convert reply.html "HTML (StarWriter)" 'pdf:writer_web_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"fixture"}}'
mv reply.pdf reply-locked.pdf
convert reply.html "HTML (StarWriter)" "pdf:writer_web_pdf_Export"
for format in "xlsx:Calc MS Excel 2007 XML" "xls:MS Excel 97"; do
    convert task-table.html "HTML (StarCalc)" "$format"
done
for format in "xlsx:Calc MS Excel 2007 XML" "xls:MS Excel 97"; do
    (cd ../catalogue && convert housing.html "HTML (StarCalc)" "$format")
done
(cd ../../demo/files && soffice -env:UserInstallation="file://$profile/office" --headless --infilter="HTML (StarWriter)" \
    --convert-to "pdf:writer_web_pdf_Export" lift-subsidies.html >/dev/null 2>&1)
convert notice.html "HTML (StarWriter)" "txt:Text (encoded):UTF8"
iconv -f UTF-8 -t GB18030 source/task-division.txt > task-division-gb18030.txt
cp source/interpretation.html interpretation-saved-page.html

for name in work-plan joint; do
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile/browser" \
        --no-pdf-header-footer --print-to-pdf="$name-browser.pdf" "file://$PWD/source/$name.html" >/dev/null 2>&1
    echo "made $name-browser.pdf"
done
