// Chinese family names whose owners do not write them in pinyin, or that are read in their own
// way as a name: Hong Kong, Taiwan, Singapore, Vietnam's and Korea's Chinese.
#include <string.h>

#include "domain/spelling.h"

static const struct spelling_row families[] = {
    { "陈陳", "chan|tan|chin" },
    { "李", "lee|li" },
    { "黄黃", "wong|hwang|ng|huang" },
    { "王", "wong|ong" },
    { "林", "lam|lim" },
    { "张張", "cheung|chang|teo" },
    { "吴吳", "ng|goh|wu" },
    { "刘劉", "lau|liew|liou" },
    { "郑鄭", "cheng|tay|chung" },
    { "蔡", "choi|tsai|chua|choy" },
    { "许許", "hsu|hui|koh" },
    { "杨楊", "yeung|yeo|young" },
    { "谢謝", "tse|hsieh|chia" },
    { "周", "chow|chou|chew" },
    { "徐", "tsui|hsu|chee" },
    { "郭", "kwok|kuo|quek" },
    { "何", "ho|hoe" },
    { "梁", "leung|liang|neo" },
    { "黎", "lai|le" },
    { "叶葉", "yip|yeh|yap" },
    { "邓鄧", "tang|teng" },
    { "冯馮", "fung|feng" },
    { "朱", "chu" },
    { "曹", "tsao|cho" },
    { "孙孫", "suen|sun" },
    { "胡", "woo|wu|hu" },
    { "高", "ko|kao" },
    { "罗羅", "law|lo" },
    { "余", "yue|yee" },
    { "于", "yue" },
    { "赵趙", "chiu|chao" },
    { "钱錢", "chin|chien" },
    { "方", "fong" },
    { "江", "kong|chiang" },
    { "蒋蔣", "chiang|tseung" },
    { "邱", "yau|chiu" },
    { "洪", "hung|ang" },
    { "曾", "zeng|tsang|tseng" },
    { "单單", "shan" },
    { "任", "ren|yam" },
    { "解", "xie" },
    { "仇", "qiu" },
    { "查", "zha|cha" },
    { "区區", "ou|au" },
    { "朴", "piao|park" },
    { "盖蓋", "ge" },
    { "乐樂", "yue" },
    { "石", "shek|shih" },
    { "萧蕭肖", "siu|hsiao|xiao" },
    { "廖", "liu|liao" },
    { "卢盧", "lo|lu" },
    { "苏蘇", "so|su" },
    { "吕呂", "lui|lu|lyu|lv" },
    { "潘", "poon|pan" },
    { "沈", "shum|shen|sim" },
    { "韩韓", "hon|han" },
    { "侯", "hau|hou" },
    { "翁", "yung|weng" },
    { "颜顏", "ngan|yen|gan" },
    { "温溫", "wan|woon" },
};

const char *han_family_forms(const char *character)
{
    const struct spelling_row *row = families, *end = families + sizeof families / sizeof *families;

    for (; row < end; row++) {
        if (strstr(row->letters, character))
            return row->forms;
    }
    return NULL;
}
