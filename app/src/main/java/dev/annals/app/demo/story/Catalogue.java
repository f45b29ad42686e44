package dev.annals.app.demo.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the tea and paper store has on its shelves. */
final class Catalogue {

    private static final String SHELVES = """
            Tea|Sencha 煎茶 First Flush|Uji Gardens|16.50
            Tea|Gyokuro 玉露|Uji Gardens|34.00
            Tea|Hōjicha ほうじ茶|Uji Gardens|9.80
            Tea|Matcha 抹茶 Ceremonial, 30 g|Uji Gardens|27.90
            Tea|Longjing 龙井 Before the Rain|West Lake|29.00
            Tea|Pu'er 普洱 2014, 357 g Cake|Yunnan House|48.00
            Tea|Tieguanyin 铁观音|Yunnan House|19.90
            Tea|Oriental Beauty 東方美人|Beipu|38.50
            Tea|Ali Shan High Mountain 阿里山高山茶|Beipu|26.00
            Tea|Darjeeling Second Flush|Lantern & Leaf|14.20
            Tea|Assam Breakfast|Lantern & Leaf|7.90
            Tea|Earl Grey with Bergamot|Lantern & Leaf|8.40
            Tea|Rooibos Vanilla|Lantern & Leaf|6.90
            Tea|Kamillenblüten aus Franken|Kräuterhof|5.60
            Tea|Verveine du Roussillon|Maison Tisane|7.20
            Teaware|Kyūsu 急須, 280 ml|Tokoname Kiln|64.00
            Teaware|Gaiwan 蓋碗, White Porcelain|Jingdezhen Studio|32.00
            Teaware|Yixing Teapot 紫砂壶|Jingdezhen Studio|129.00
            Teaware|Chasen 茶筅 Bamboo Whisk|Takayama|22.00
            Teaware|Glass Pot with Strainer|Lantern & Leaf|24.90
            Teaware|Travel Tumbler, 350 ml|Lantern & Leaf|29.50
            Teaware|Tea Tin, Washi-Covered|Kyo Paper|17.40
            Teaware|Stoneware Mug, Set of 2|Westerwald|26.00
            Teaware|Tea Light Warmer|Westerwald|19.00
            Paper|Notebook A5, Dotted|Kyo Paper|12.50
            Paper|Washi Letter Set 便箋|Kyo Paper|9.90
            Paper|Xuan Paper 宣纸, 50 Sheets|Four Treasures|21.00
            Paper|Origami Paper, 200 Sheets|Kyo Paper|8.90
            Paper|Carnet Ligné, Reliure Cousue|Papeterie du Canal|15.80
            Paper|Weekly Planner|Papeterie du Canal|18.00
            Paper|Aquarellblock, 300 g|Feinpapier|23.40
            Paper|Wrapping Paper, Cranes|Kyo Paper|4.80
            Writing|Fountain Pen, Steel Nib|Feinpapier|42.00
            Writing|Fountain Pen 万年筆, Gold Nib|Kyo Paper|168.00
            Writing|Ink, Night Rain, 50 ml|Papeterie du Canal|14.90
            Writing|Ink, Persimmon, 50 ml|Papeterie du Canal|14.90
            Writing|Brush 毛笔, Mixed Hair|Four Treasures|11.30
            Writing|Ink Stone 硯|Four Treasures|57.00
            Writing|Brush Pen 筆ペン|Kyo Paper|5.20
            Writing|Pencil Set, 12|Feinpapier|13.60
            Books|The Book of Tea|Lantern Press|11.90
            Books|茶经 with Notes|Lantern Press|16.00
            Books|Kalligraphie für Anfänger|Lantern Press|19.90
            Books|L'art du thé|Lantern Press|22.00
            Books|Tea Journeys: Taiwan|Lantern Press|28.00
            Gifts|Gift Box, Four Teas|Lantern & Leaf|36.00
            Gifts|Gift Box, Tea for Two|Lantern & Leaf|59.00
            Gifts|Gift Card|Lantern & Leaf|50.00
            """;

    private static final List<Product> PRODUCTS = read();

    private Catalogue() {}

    static List<Product> products() {
        return PRODUCTS;
    }

    /** A product, the first of the shelf more often than the last. */
    static Product pick(RandomGenerator random) {
        double skewed = random.nextDouble() * random.nextDouble();
        int place = (int) (skewed * PRODUCTS.size());
        return PRODUCTS.get(place * 29 % PRODUCTS.size());
    }

    static String searchFor(Product product) {
        return product.name().split("[ ,]", 2)[0];
    }

    private static List<Product> read() {
        List<Product> products = new ArrayList<>();
        for (String line : SHELVES.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            int number = products.size() + 1;
            products.add(new Product(
                    "P%03d".formatted(number),
                    "LL-%s-%03d".formatted(cells[0].substring(0, 2), number),
                    cells[1],
                    cells[2],
                    cells[0],
                    new BigDecimal(cells[3])));
        }
        return List.copyOf(products);
    }
}
