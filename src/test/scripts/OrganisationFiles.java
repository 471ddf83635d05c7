import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the four files of an invented county, and the same a year later.
 *
 * <pre>java src/test/scripts/OrganisationFiles.java target/county 12 60 800 3000</pre>
 *
 * <p>{@code 单位.csv 管区.csv 村.csv 人员.csv} are the county; {@code later/} holds what has changed since: one person in a
 * hundred has left, as many are new, two in a hundred work elsewhere, and some units, districts and villages are renamed.
 * Optional further arguments: a prefix for all codes (default {@code c}), and GB18030 as the encoding of the later files.
 */
public class OrganisationFiles {

    private static final String[] OFFICES = {"综合办", "民政办", "自然资源所", "劳动保障所", "农业农村办", "城建办"};
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国春梅志远海燕文斌晓雯";

    private final Random random = new Random(20260803);
    private final String prefix;
    private final List<String> units = new ArrayList<>();
    private final List<String> districts = new ArrayList<>();
    private final List<String> villages = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final List<String> later = new ArrayList<>();

    private OrganisationFiles(String prefix) {
        this.prefix = prefix;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 5) {
            throw new IllegalArgumentException("folder townships districts villages people [prefix] [encoding]");
        }
        OrganisationFiles files = new OrganisationFiles(args.length > 5 ? args[5] : "c");
        files.make(number(args[1]), number(args[2]), number(args[3]), number(args[4]));
        Path folder = Path.of(args[0]);
        files.write(folder, files.people, Charset.forName("UTF-8"), "");
        files.write(folder.resolve("later"), files.later, Charset.forName(args.length > 6 ? args[6] : "UTF-8"), "（新）");
    }

    private void make(int townships, int districtCount, int villageCount, int personCount) {
        for (int t = 0; t < townships; t++) {
            String town = prefix + "t" + t;
            units.add(String.join(",", town, "第" + (t + 1) + "镇人民政府", "是", "", "是", "在用"));
            for (int o = 0; o < OFFICES.length; o++) {
                units.add(String.join(",", office(t, o), "第" + (t + 1) + "镇" + OFFICES[o], "否", town, "是", "在用"));
            }
        }
        for (int d = 0; d < districtCount; d++) {
            districts.add(String.join(",", district(d), "第" + (d + 1) + "管区", prefix + "t" + d % townships, "在用"));
        }
        for (int v = 0; v < villageCount; v++) {
            villages.add(String.join(",", village(v), name() + "家村" + (v + 1), district(v % districtCount), "在用"));
        }
        for (int p = 0; p < personCount; p++) {
            person(p, townships, districtCount, villageCount);
        }
        for (int p = 0; p < Math.max(1, personCount / 100); p++) {
            later.add(row(prefix + "n" + p, name(), "", "", office(p % townships, 1), "", "", "", "在职"));
        }
    }

    private void person(int p, int townships, int districtCount, int villageCount) {
        String user = prefix + "p" + p;
        String name = name();
        String mail = p % 5 == 0 ? user + "@county.invalid" : "";
        int rest = p - districtCount - Math.min(villageCount, 800);
        String row;
        String changed;
        if (p < districtCount) {
            row = row(user, name, mail, "", "", "", district(p), "", "在职");
            changed = row;
        } else if (rest < 0) {
            row = row(user, name, mail, "网格员/村调解员", "", "", "", village(p - districtCount), "在职");
            changed = row;
        } else if (rest < townships * 4) {
            String[] roles = {"登记员", "联席会议办公室", "总召集人", "包案领导"};
            row = row(user, name, mail, roles[rest % 4], "", rest % 4 == 3 ? prefix + "t" + rest / 4 : "", "", "", "在职");
            changed = row;
        } else {
            String office = office(rest % townships, rest % OFFICES.length);
            boolean head = rest % 15 == 0;
            row = row(user, name, mail, "", head ? "" : office, head ? office : "", "", "", "在职");
            changed = rest % 100 == 17
                    ? row(user, name, mail, "", "", "", "", "", "离职")
                    : rest % 50 == 9 ? row(user, name, mail, "", office(rest % townships, 0), "", "", "", "在职") : row;
        }
        people.add(row);
        later.add(changed);
    }

    private void write(Path folder, List<String> persons, Charset encoding, String mark) throws IOException {
        Files.createDirectories(folder);
        List<String> renamed = new ArrayList<>(units);
        renamed.replaceAll(line -> line.contains("城建办") && !mark.isEmpty() ? line.replace("城建办", "城建办" + mark) : line);
        write(folder.resolve("单位.csv"), "代码,名称,机关,上级单位,承办,状态", renamed, encoding);
        write(folder.resolve("管区.csv"), "代码,名称,所属单位,状态", districts, encoding);
        write(folder.resolve("村.csv"), "代码,名称,所属管区,状态", villages, encoding);
        write(folder.resolve("人员.csv"), "用户名,姓名,邮箱,角色,所在单位,负责单位,管区书记,村调解员,状态", persons, encoding);
    }

    private static void write(Path file, String header, List<String> lines, Charset encoding) throws IOException {
        Files.write(file, (header + "\r\n" + String.join("\r\n", lines) + "\r\n").getBytes(encoding));
    }

    private static String row(String... cells) {
        return String.join(",", cells);
    }

    private String office(int township, int office) {
        return prefix + "t" + township + "-" + office;
    }

    private String district(int number) {
        return prefix + "d" + number;
    }

    private String village(int number) {
        return prefix + "v" + number;
    }

    private String name() {
        return "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + GIVEN.charAt(random.nextInt(GIVEN.length()))
                + GIVEN.charAt(random.nextInt(GIVEN.length()));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
