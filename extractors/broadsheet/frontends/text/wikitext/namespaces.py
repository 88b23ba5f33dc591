"""Namespaces: what ``[[Category:Harbours]]`` and ``[[File:Quay.jpg]]`` are called in various languages."""

from __future__ import annotations

import re

CATEGORIES = frozenset(
    """
    category kategorie catégorie categoría categoria categorie kategoria kategori категория категорія
    kategória κατηγορία תצוגה קטגוריה تصنيف رده श्रेणी カテゴリ 分类 分類 분류 luokka kategorija kategorio
    """.split()
)
FILES = frozenset(
    """
    file image datei bild fichier archivo imagen immagine bestand afbeelding plik grafika ficheiro imagem fil
    файл изображение зображення αρχείο εικόνα קובץ תמונה ملف صورة پرونده चित्र ファイル 画像
    文件 图像 檔案 파일 그림
    tiedosto soubor fájl dosya
    """.split()
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|ogg|ogv|webm|mp[34]|pdf|djvu)$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?")


def namespace(target: str) -> str:
    """What the target of a link is: ``category``, ``file``, ``language`` for the same page in another one.

    Empty for any other page.
    """
    name, colon, rest = target.partition(":")
    if not colon or not rest:
        return ""
    folded = name.strip().lower()
    if folded in CATEGORIES:
        return "category"
    if folded in FILES or (_PICTURE.search(rest.strip()) and folded.isalpha()):
        return "file"
    return "language" if _LANGUAGE.fullmatch(name) else ""
