// Type-ahead search among a million made-up guests in many scripts: one or two words of one to
// eight letters as they are typed, some with a slip, with the rows that are shown; and the same
// words by LIKE over name, e-mail and company. The seed is fixed: every run asks the same.
//     bench_search [GUESTS [QUESTIONS]]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "domain/search_words.h"
#include "store/schema.h"
#include "store/search.h"
#include "util/err.h"
#include "util/mem.h"
#include "util/str.h"
#include "util/text.h"

enum { GUESTS = 1000000, QUESTIONS = 4000, PEER_QUESTIONS = 15, SHOWN = 20, SLICE = 50000, LETTERS = 8 };
enum { GIVEN_NAMES = 4000, FAMILY_NAMES = 120000, COMPANIES = 150000 }; // made up, beside those listed

static uint64_t random_state = 20261201;

static size_t draw(size_t below)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random_state >> 33) % below;
}

static double now_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void check(bool fine, const struct err *err)
{
    if (fine)
        return;
    fprintf(stderr, "bench_search: %s\n", err->text);
    exit(70);
}

// ---- guests

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

static size_t draw_low(size_t below)
{
    size_t a = draw(below), b = draw(below);

    return a < b ? a : b;
}

#define ONE_OF(texts) texts[draw_low(sizeof texts / sizeof *texts)]

// One of `pool` made-up words, the first of them drawn most.
static void add_made_up(struct str *out, size_t syllables, size_t pool)
{
    uint64_t number = draw_low(pool), kept = random_state;
    size_t from = out->length;

    random_state = (number * 2 + syllables) * UINT64_C(0x9E3779B97F4A7C15);
    for (; syllables > 0; syllables--)
        str_addf(out, "%s%s%s", ONE_OF(onsets), ONE_OF(vowels), ONE_OF(codas));
    str_add(out, ONE_OF(endings));
    if (out->at[from] >= 'a' && out->at[from] <= 'z')
        out->at[from] = (char)(out->at[from] - 'a' + 'A');
    random_state = kept;
}

static void make_name(struct str *name)
{
    const struct people *people = peoples;
    size_t share = draw(100);
    bool is_latin;

    while (share >= people->share)
        share -= people++->share;
    is_latin = people < peoples + 2;
    if (people->family_first)
        str_addf(name, "%s%s", people->family[draw_low(WORDS)], people->between);
    if (is_latin && draw(2) == 0)
        add_made_up(name, 1, GIVEN_NAMES);
    else
        str_add(name, people->given[draw_low(WORDS)]);
    if (!people->family_first) {
        str_add(name, people->between);
        if (is_latin && draw(4) > 0)
            add_made_up(name, 2, FAMILY_NAMES);
        else
            str_add(name, people->family[draw_low(WORDS)]);
    }
}

static void make_company(struct str *company)
{
    if (draw(4) == 0)
        return;
    add_made_up(company, 3, COMPANIES);
    str_addf(company, " %s", ONE_OF(trades));
}

static void add_guest(struct db *db, struct search *search, int64_t num)
{
    struct str name = { 0 }, company = { 0 }, email = { 0 };
    struct err err = { 0 };

    make_name(&name);
    make_company(&company);
    str_addf(&email, "%c%lld@example.org", (char)('a' + draw(26)), (long long)num);
    check(db_run(db, &err,
                 "INSERT INTO guest VALUES (?, ?, '', '', '', '', ?, '', ?, '', '', '', '', '', '', '', '', "
                 "'', '', 0, 0, 0, 0, ?)",
                 "itttt", num, name.at, email.at, str_text(&company), email.at) &&
              search_put(search, num, name.at, "", str_text(&company), &err),
          &err);
    str_finish(&name);
    str_finish(&company);
    str_finish(&email);
}

static void commit(struct db *db, struct search *search)
{
    struct err err = { 0 };

    check(search_flush(search, &err) && db_commit(db, &err), &err);
    search_committed(search);
}

static struct db *make_group(const char *path, struct search **search, size_t guests)
{
    const struct schema_file *file = schema_files;
    struct err err = { 0 };
    struct db *db;
    size_t i;
    bool more = true;

    while (strcmp(file->path, "derived.sql") != 0)
        file++;
    check(db_open(&db, path, DB_CREATE, &err) && db_script(db, &err, file->sql), &err);
    db_cache_mib(db, 256);
    *search = search_new(db);
    search_set_later(*search, true);
    for (i = 0; i < guests; i++) {
        if (i % SLICE == 0)
            check(db_begin(db, &err), &err);
        add_guest(db, *search, (int64_t)i + 1);
        if ((i + 1) % SLICE == 0 || i + 1 == guests)
            commit(db, *search);
    }
    while (more) {
        check(db_begin(db, &err) && search_catch_up(*search, &more, &err), &err);
        commit(db, *search);
    }
    db_cache_mib(db, 16);
    return db;
}

// ---- questions

// The first letters of a word of the guest, as somebody might type it: in its own letters or others.
static void add_typed(struct str *out, const char *word)
{
    static struct search_words words;
    size_t letters = 1 + draw(LETTERS), i;
    const char *at, *from;

    search_words_of(&words, word, "", "");
    if (words.count == 0)
        return;
    do
        from = search_word(&words, draw(words.count));
    while (from[0] == '^');
    for (at = from, i = 0; i < letters && text_next(&at); i++)
        continue;
    str_add_bytes(out, from, (size_t)(at - from));
}

static void slip(struct str *typed)
{
    size_t place;
    char kept;

    if (typed->length < 5 || text_count(typed->at) != typed->length)
        return;
    place = 1 + draw(3);
    kept = typed->at[place];
    typed->at[place] = typed->at[place + 1];
    typed->at[place + 1] = kept;
}

// Cuts a text into at most `most` words, in place.
static size_t cut(char *text, char **words, size_t most)
{
    char *rest = NULL, *word;
    size_t count = 0;

    for (word = strtok_r(text, " ", &rest); word && count < most; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    return count;
}

// One or two different words of the name and company of some guest.
static char *make_question(struct db *db, size_t guests)
{
    struct str typed = { 0 }, text = { 0 };
    struct err err = { 0 };
    struct db_rows rows;
    char *words[8];
    size_t count, first;

    db_query(db, &rows, "SELECT name, company FROM guest WHERE num = ?", "i", (int64_t)draw(guests) + 1);
    if (db_next(&rows))
        str_addf(&text, "%s %s", db_text(&rows, 0), db_text(&rows, 1));
    check(db_done(&rows, &err), &err);
    count = cut(text.at, words, sizeof words / sizeof *words);
    first = draw(count);
    add_typed(&typed, words[first]);
    if (draw(10) == 0)
        slip(&typed);
    if (count > 1 && draw(2) == 0) {
        str_add_char(&typed, ' ');
        add_typed(&typed, words[(first + 1 + draw(count - 1)) % count]);
    }
    str_finish(&text);
    return str_take(&typed);
}

static size_t ask(struct db *db, struct search *search, const char *typed)
{
    struct search_hit hits[SHOWN];
    struct err err = { 0 };
    struct db_rows rows;
    size_t count, i, bytes = 0;

    check(search_find(search, typed, 0, SHOWN, hits, &count, &err), &err);
    for (i = 0; i < count; i++) {
        db_query(db, &rows, "SELECT name, company FROM guest WHERE num = ?", "i", hits[i].guest);
        if (db_next(&rows))
            bytes += strlen(db_text(&rows, 0)) + strlen(db_text(&rows, 1));
        check(db_done(&rows, &err), &err);
    }
    return bytes;
}

static void ask_like(struct db *db, const char *typed)
{
    struct str pattern = { 0 };
    struct err err = { 0 };
    struct db_rows rows;

    str_addf(&pattern, "%%%s%%", typed);
    db_query(db, &rows,
             "SELECT num, name, company FROM guest WHERE name LIKE ?1 OR email LIKE ?1 OR company LIKE ?1 "
             "ORDER BY name LIMIT 20",
             "t", pattern.at);
    while (db_next(&rows))
        continue;
    check(db_done(&rows, &err), &err);
    str_finish(&pattern);
}

static int by_number(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double quantile(double *times, size_t count, double share)
{
    qsort(times, count, sizeof *times, by_number);
    return count > 0 ? times[(size_t)(share * (double)(count - 1))] : 0;
}

// The 99th percentile of questions of one word or of two, against the budget of one millisecond.
static void print_p99(const char *name, char *const *questions, const double *times, size_t count, int words)
{
    double *chosen = mem_new(count * sizeof *chosen), p99;
    size_t chosen_count = 0, i;

    for (i = 0; i < count; i++) {
        if (words == 0 || (strchr(questions[i], ' ') != NULL) == (words == 2))
            chosen[chosen_count++] = times[i];
    }
    p99 = quantile(chosen, chosen_count, 0.99);
    printf("{\"bench\":\"%s\",\"usher\":%.4f,\"limit\":1,\"peer\":null,\"ratio\":%.3f,\"unit\":\"ms\"}\n",
           name, p99, p99);
    free(chosen);
}

// The same words by LIKE, over the first questions; the median.
static double like_ms(struct db *db, char *const *questions, size_t count)
{
    double times[PEER_QUESTIONS], started;
    size_t i;

    for (i = 0; i < PEER_QUESTIONS && i < count; i++) {
        started = now_ms();
        ask_like(db, questions[i]);
        times[i] = now_ms() - started;
    }
    return quantile(times, i, 0.5);
}

int main(int argument_count, char **arguments)
{
    size_t guests = argument_count > 1 ? strtoul(arguments[1], NULL, 10) : GUESTS;
    size_t count = argument_count > 2 ? strtoul(arguments[2], NULL, 10) : QUESTIONS, i, found = 0;
    double *times = mem_new(count * sizeof *times), started = now_ms(), p50, like;
    char **questions = mem_new(count * sizeof *questions);
    struct search *search;
    struct db *db = make_group("search_bench.db", &search, guests);

    fprintf(stderr, "%zu guests in %.1f s\n", guests, (now_ms() - started) / 1e3);
    for (i = 0; i < count; i++)
        questions[i] = make_question(db, guests);
    started = now_ms();
    ask(db, search, "a");
    fprintf(stderr, "the first search, which loads the vocabulary: %.1f ms\n", now_ms() - started);
    for (i = 0; i < count; i++) {
        started = now_ms();
        found += ask(db, search, questions[i]) > 0;
        times[i] = now_ms() - started;
    }
    fprintf(stderr, "%zu of %zu questions found somebody\n", found, count);
    print_p99("search_p99", questions, times, count, 0);
    print_p99("search_one_word_p99", questions, times, count, 1);
    print_p99("search_two_words_p99", questions, times, count, 2);
    p50 = quantile(times, count, 0.5);
    like = like_ms(db, questions, count);
    printf("{\"bench\":\"search_p50\",\"usher\":%.4f,\"limit\":%.4f,\"peer\":%.2f,\"ratio\":%.0f,"
           "\"unit\":\"ms\"}\n",
           p50, like / 1000, like, like / p50);
    for (i = 0; i < count; i++)
        free(questions[i]);
    free(questions);
    free(times);
    search_destroy(search);
    db_close(db);
    return 0;
}
