// Names of many scripts, and of what others are made up: for tests/bench/made_guests.h.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define WORDS 24

// Given names, family names; what stands between them. Share: of a hundred guests.
struct people {
    size_t share;
    const char *between;
    const char *given[WORDS], *family[WORDS];
    bool family_first;
};

static const struct people peoples[] = {
    { 40, " ",
      { "Anna", "James", "Mary", "Robert", "Linda", "Michael", "Sarah", "David", "Emma", "Daniel",
        "Laura", "Thomas", "Julia", "Peter", "Dana", "Amir", "Grace", "Oliver", "Sophie", "Lucas",
        "Helen", "Marco", "Nina", "Victor" },
      { "Smith", "Johnson", "Brown", "Miller", "Wilson", "Moore", "Taylor", "Anderson", "Jackson",
        "White", "Harris", "Martin", "Thompson", "Clark", "Lewis", "Walker", "Hall", "Young", "King",
        "Wright", "Kim", "Cohen", "Rossi", "O'Brien" }, false },
    { 25, " ",
      { "Jürgen", "José", "María", "Zoë", "André", "Łukasz", "Søren", "Françoise", "Jörg",
        "Małgorzata", "Çağla", "Ştefan", "Håkan", "Inês", "Renée", "Björn", "Nguyễn", "Thị", "Ángel",
        "Chloé", "Jiří", "Šárka", "Eğe", "Günter" },
      { "Müller", "García", "Jørgensen", "Weiß", "Lefèvre", "Wójcik", "Yılmaz", "Muñoz", "Björklund",
        "Åberg", "Đỗ", "Škoda", "Horváth", "Çelik", "Ionescu", "Gonçalves", "Peña", "Schröder",
        "Kovář", "Núñez", "Bäcker", "Trần", "D’Angelo", "Saint-Exupéry" }, false },
    { 10, " ",
      { "Михаил", "Сергей", "Анна", "Ольга", "Дмитрий", "Елена", "Наталья", "Алексей", "Григорій",
        "Юлия", "Иван", "Мария", "Екатерина", "Николай", "Татьяна", "Андрей", "Ирина", "Владимир",
        "Оксана", "Пётр", "Борис", "Вера", "Игорь", "Ксения" },
      { "Иванов", "Петрова", "Сидоров", "Смирнова", "Кузнецов", "Попов", "Соколова", "Лебедев",
        "Козлов", "Новикова", "Морозов", "Шевченко", "Бондаренко", "Ткаченко", "Чайковский", "Щедрин",
        "Хрущёв", "Жуков", "Цветаева", "Юрьев", "Яковлев", "Эйзенштейн", "Гоголь", "Булгаков" }, false },
    { 7, "",
      { "小明", "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
        "超", "秀兰", "霞", "平", "刚", "桂英" },
      { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗",
        "郑", "梁", "谢", "宋", "欧阳" }, true },
    { 6, "",
      { "민준", "서연", "도윤", "지우", "하준", "서현", "예준", "민서", "지훈", "수빈", "영수", "영희", "철수", "미영", "성호", "은지",
        "현우", "유진", "지성", "혜진", "동현", "수희", "태현", "준호" },
      { "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류",
        "홍", "전", "고", "문", "남궁" }, true },
    { 5, " ",
      { "محمد", "أحمد", "فاطمة", "علي", "حسن", "خالد", "مريم", "يوسف", "نورة", "عمر", "سارة",
        "إبراهيم", "ليلى", "عبدالله", "زينب", "كريم", "هدى", "سعيد", "رشيد", "جمال", "سمير", "نادية",
        "طارق", "رضا" },
      { "الحسن", "المصري", "حداد", "خوري", "السيد", "العلي", "منصور", "نجار", "صالح", "عباس", "حسين",
        "الرحمن", "قاسم", "شريف", "زيدان", "بكري", "فارس", "جابر", "درويش", "عيسى", "ناصر", "سليمان",
        "يعقوب", "عثمان" }, false },
    { 4, " ",
      { "משה", "דוד", "שרה", "רחל", "יצחק", "אברהם", "יעל", "נועה", "איתן", "אורי", "תמר", "יוסף",
        "מיכל", "דניאל", "רבקה", "חיים", "לאה", "אסתר", "יונתן", "שלמה", "גלית", "עדי", "רוני", "מאיר" },
      { "כהן", "לוי", "מזרחי", "פרץ", "ביטון", "אברהם", "פרידמן", "מלכה", "אזולאי", "כץ", "יוסף",
        "דוד", "עמר", "אוחיון", "חדד", "גבאי", "בן דוד", "אדרי", "לוין", "טל", "קליין", "חן", "שפירא",
        "רבין" }, false },
    { 3, " ",
      { "प्रिया", "राहुल", "अनिता", "विजय", "सुनीता", "अमित", "पूजा", "राजेश", "नेहा", "संजय", "कविता",
        "मोहन", "दीपा", "अर्जुन", "मीना", "रवि", "लक्ष्मी", "आनन्द", "गीता", "सुरेश", "रेखा", "मनोज",
        "उषा", "किरण" },
      { "शर्मा", "वर्मा", "गुप्ता", "सिंह", "कुमार", "पटेल", "मिश्रा", "यादव", "जोशी", "चौधरी",
        "मेहता", "रेड्डी", "नायर", "अय्यर", "दास", "बोस", "सेन", "रॉय", "कपूर", "खन्ना", "मल्होत्रा",
        "भट्ट", "त्रिपाठी", "पाण्डेय" }, false },
};

// Of what made-up names are made; the first are drawn most.
static const char *const onsets[] = {
    "s", "m", "b", "h", "k", "w", "r", "l", "p", "d", "g", "t", "f", "c", "n", "sch", "v", "j", "st",
    "br", "ch", "gr", "kr", "tr", "z", "sh", "kl", "fr", "bl", "sp", "th", "dr", "pr", "y", "qu", "",
};
static const char *const vowels[] = {
    "a", "e", "o", "i", "u", "ei", "ai", "au", "ie", "oo", "y", "ö",
};
static const char *const codas[] = {
    "", "n", "r", "l", "s", "t", "m", "ck", "nd", "rt", "ng", "ss", "ll", "rd", "lt", "x",
};
static const char *const endings[] = {
    "", "er", "son", "mann", "ski", "ez", "ton", "ini", "ov", "berg", "sen", "ley", "enko", "idis",
    "ford", "aux",
};
static const char *const trades[] = {
    "Labs", "GmbH", "Partners", "Studio", "Foods", "Energy", "& Sons", "Consulting", "Software",
    "Bank", "Media", "AG",
};
