package dev.annals.app.demo.story;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names and towns by country; a name is written "as there=in Latin letters" where the two differ. */
final class Names {

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]");
    private static final Map<Country, String[]> FAMILIES = byCountry(Names::families);
    private static final Map<Country, String[]> GIVENS = byCountry(Names::givens);
    private static final Map<Country, String[]> CITIES = byCountry(Names::cities);

    private Names() {}

    /**
     * A person's name.
     *
     * @param given as written in the country
     * @param family as written in the country
     * @param latin given and family name in lower-case ASCII, joined by a dot, for addresses on the net
     * @param familyFirst whether the family name is said first, without a space
     */
    record Name(String given, String family, String latin, boolean familyFirst) {

        String full() {
            return familyFirst ? family + given : given + " " + family;
        }
    }

    static Name draw(Country country, RandomGenerator random) {
        String[] family = pick(FAMILIES, country, random).split("=", -1);
        String[] given = pick(GIVENS, country, random).split("=", -1);
        String latin = ascii(given[given.length - 1]) + "." + ascii(family[family.length - 1]);
        boolean familyFirst = switch (country) {
            case CHINA, JAPAN, TAIWAN -> true;
            case GERMANY, FRANCE, BRITAIN -> false;
        };
        return new Name(given[0], family[0], latin, familyFirst);
    }

    /** Another person of the same family. */
    static Name relative(Name of, Country country, RandomGenerator random) {
        Name other = draw(country, random);
        String latin = other.latin().substring(0, other.latin().indexOf('.'))
                + of.latin().substring(of.latin().indexOf('.'));
        return new Name(other.given(), of.family(), latin, of.familyFirst());
    }

    /** A town with its postal code and some streets, joined by slashes. */
    static String cityOf(Country country, RandomGenerator random) {
        return pick(CITIES, country, random).replace('_', ' ');
    }

    private static String cities(Country country) {
        return switch (country) {
            case CHINA ->
                "上海市/200040/南京西路/淮海中路 北京市/100020/建国路/朝阳门外大街 广州市/510620/天河路/体育西路"
                        + " 成都市/610021/春熙路/人民南路 杭州市/310006/延安路/凤起路 深圳市/518001/深南东路/人民北路";
            case JAPAN ->
                "東京都渋谷区/150-0001/神宮前/代々木 大阪市北区/530-0001/梅田/中津 京都市左京区/606-8502/北白川/下鴨"
                        + " 横浜市西区/220-0012/みなとみらい/高島 福岡市中央区/810-0001/天神/大名";
            case TAIWAN -> "臺北市/106/忠孝東路/仁愛路 新北市/220/文化路/縣民大道 臺中市/403/臺灣大道/公益路 高雄市/802/中正二路/四維三路" + " 臺南市/700/民權路/府前路";
            case GERMANY ->
                "Berlin/10115/Invalidenstraße/Ackerstraße München/80331/Sendlinger_Straße/Färbergraben"
                        + " Köln/50667/Hohe_Straße/Breite_Straße Würzburg/97070/Domstraße/Juliuspromenade"
                        + " Hamburg/20095/Mönckebergstraße/Spitalerstraße";
            case FRANCE ->
                "Paris/75011/rue_Oberkampf/boulevard_Voltaire Lyon/69002/rue_Mercière/quai_Saint-Antoine"
                        + " Bordeaux/33000/cours_de_l'Intendance/rue_Sainte-Catherine Nîmes/30000/rue_de_l'Aspic/boulevard_Gambetta";
            case BRITAIN ->
                "London/SW1A_1AA/Marylebone_Lane/Lamb's_Conduit_Street Leeds/LS1_4DY/Park_Row/Boar_Lane"
                        + " Bristol/BS1_4DJ/Corn_Street/Park_Street Edinburgh/EH1_1YZ/Cockburn_Street/Victoria_Street";
        };
    }

    private static String families(Country country) {
        return switch (country) {
            case CHINA ->
                "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang 周=zhou 吴=wu 徐=xu 孙=sun 胡=hu 朱=zhu 高=gao"
                        + " 林=lin 何=he 郭=guo 马=ma 罗=luo 欧阳=ouyang 司马=sima";
            case JAPAN ->
                "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 山本=yamamoto 中村=nakamura"
                        + " 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 髙木=takagi 松本=matsumoto 齋藤=saito";
            case TAIWAN ->
                "陳=chen 林=lin 黃=huang 張=chang 李=lee 王=wang 吳=wu 劉=liu 蔡=tsai 楊=yang 許=hsu 鄭=cheng 謝=hsieh 洪=hung";
            case GERMANY ->
                "Müller Schmidt Schneider Fischer Weber Meyer Wagner Schäfer Köhler Krüger Böhm Groß Weiß Jäger Lehmann"
                        + " Yılmaz=yilmaz Öztürk Nowak Großmann-Lüdecke";
            case FRANCE ->
                "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Lefèvre Gauthier François Hélias"
                        + " D'Almeida Nguyễn=nguyen";
            case BRITAIN ->
                "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Edwards O'Neill"
                        + " MacLeod Okonkwo Khan";
        };
    }

    private static String givens(Country country) {
        return switch (country) {
            case CHINA ->
                "伟=wei 芳=fang 娜=na 秀英=xiuying 敏=min 静=jing 丽=li 强=qiang 磊=lei 洋=yang 艳=yan 勇=yong 军=jun 杰=jie"
                        + " 娟=juan 涛=tao 明=ming 超=chao 子涵=zihan 浩宇=haoyu 雨桐=yutong 欣怡=xinyi";
            case JAPAN ->
                "陽菜=hina 結衣=yui 美咲=misaki さくら=sakura 葵=aoi 凛=rin 翔太=shota 大輔=daisuke 健太=kenta 拓也=takuya"
                        + " 直樹=naoki 裕子=yuko 恵子=keiko マリア=maria 蓮=ren 悠真=yuma";
            case TAIWAN ->
                "怡君=yichun 淑芬=shufen 雅婷=yating 家豪=chiahao 志明=chihming 俊傑=chunchieh 美玲=meiling 佩珊=peishan"
                        + " 冠宇=kuanyu 承恩=chengen 詩涵=shihhan 宥廷=youting 品妍=pinyen";
            case GERMANY ->
                "Anna Lena Jürgen Björn Käthe Sören Günther Ursula Thomas Sabine Zoë Ayşe=ayse Matthias Jörg Lukas Marie"
                        + " Hannelore Emil Frieda";
            case FRANCE ->
                "Zoé Chloé Léa Hélène François Jérôme Agnès Théo Noël Camille Inès Loïc Maëlle Jean-Luc Anaïs Élodie Hugo";
            case BRITAIN ->
                "Oliver Amelia Jack Isla Harry Ava Siân Rhys Eilidh Priya Mohammed Grace Arthur Niamh Ruby Chidi";
        };
    }

    private static Map<Country, String[]> byCountry(Function<Country, String> choices) {
        Map<Country, String[]> all = new EnumMap<>(Country.class);
        for (Country country : Country.values()) {
            all.put(country, choices.apply(country).split(" ", -1));
        }
        return all;
    }

    private static String pick(Map<Country, String[]> choices, Country country, RandomGenerator random) {
        String[] all = Objects.requireNonNull(choices.get(country));
        return all[random.nextInt(all.length)];
    }

    private static String ascii(String name) {
        String spelled = name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ö", "oe")
                .replace("ß", "ss");
        String letters = NO_LETTER
                .matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD))
                .replaceAll("");
        return letters.toLowerCase(Locale.ROOT);
    }
}
