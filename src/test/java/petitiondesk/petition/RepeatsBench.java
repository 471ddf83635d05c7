package petitiondesk.petition;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;

/**
 * How good and how quick the suggestions are: citizens' messages from a file (id, user, title, received_at, body) among
 * petitions that are mixed from their words. A second file may hold the pairs that a person found to be about one matter,
 * a line each, two ids with a comma between; without it, two messages of one user count as such.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.mainClass=petitiondesk.petition.RepeatsBench -Dexec.classpathScope=test \
 *     -Dexec.args="messages-400.csv 200000 [pairs.csv]"
 * </pre>
 */
public final class RepeatsBench {

    private static final LinkRights EVERYTHING =
            new LinkRights(new CaseAccess.Scope(false, Set.of(), true, Set.of(), Set.of(), Set.of()));
    private static final int SHOWN = 5;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final List<Petition> messages = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final Random random = new Random(7);

    private RepeatsBench(HikariDataSource data) {
        this.jdbc = JdbcClient.create(data);
        this.batches = new JdbcTemplate(data);
    }

    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgresql").toFile())
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                HikariDataSource data = new HikariDataSource()) {
            data.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            data.setUsername("postgres");
            data.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
            data.addDataSourceProperty("reWriteBatchedInserts", "true");
            Flyway.configure().dataSource(data).load().migrate();
            new RepeatsBench(data)
                    .run(data, Path.of(args[0]), Integer.parseInt(args[1]), args.length > 2 ? Path.of(args[2]) : null);
        }
    }

    private void run(HikariDataSource data, Path file, int size, Path labels) throws IOException {
        read(file);
        List<Petition> all = new ArrayList<>(messages);
        while (all.size() < size) {
            all.add(mixed(all.size()));
        }
        store(all);
        ShingleIndex index = new ShingleIndex(jdbc, batches, new JdbcTransactionManager(data));
        long start = System.nanoTime();
        index.indexWaiting();
        System.out.printf("%d petitions indexed in %.1f s%n", size, (System.nanoTime() - start) / 1e9);
        batches.execute("analyze");
        System.out.println(jdbc.sql("""
                select pg_size_pretty(pg_table_size('petition_shingle')) || ' + index '
                       || pg_size_pretty(pg_relation_size('petition_shingle_contents')) || ', petitions '
                       || pg_size_pretty(pg_table_size('petition'))""").query(String.class).single());
        SimilarPetitions similar = new SimilarPetitions(jdbc, new ShingleWeights(jdbc, Clock.systemUTC()));
        start = System.nanoTime();
        similar.to(messages.get(0), Set.of(), EVERYTHING, true);
        System.out.printf("first suggestion, with counting: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        Set<Set<String>> alike = labels == null ? ofOneUser() : labelled(labels);
        for (boolean trigrams : new boolean[] {false, true}) {
            quality(similar, alike, trigrams, false);
        }
        quality(similar, alike, false, true);
        search();
    }

    private void quality(SimilarPetitions similar, Set<Set<String>> alike, boolean trigrams, boolean all) {
        List<Double> times = new ArrayList<>();
        Set<Set<String>> found = new HashSet<>();
        int suggested = 0;
        Set<String> real = messages.stream().map(Petition::number).collect(Collectors.toSet());
        for (Petition petition : messages) {
            long start = System.nanoTime();
            Map<String, Double> near = similar.to(petition, all ? real : Set.of(), EVERYTHING, trigrams);
            times.add((System.nanoTime() - start) / 1e6);
            List<String> shown = near.entrySet().stream()
                    .filter(one -> one.getValue() >= SimilarPetitions.ALIKE)
                    // among the mixed ones nobody knows what is right
                    .filter(one -> real.contains(one.getKey()))
                    .filter(one -> one.getKey().compareTo(petition.number()) < 0)
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                    .limit(SHOWN)
                    .map(Map.Entry::getKey)
                    .toList();
            suggested += shown.size();
            shown.stream()
                    .map(other -> Set.of(id(other), id(petition.number())))
                    .filter(alike::contains)
                    .forEach(found::add);
        }
        times.sort(null);
        System.out.printf(
                "pg_trgm %s%s: %d suggested, %d of %d found, precision %.2f, recall %.2f; %.0f ms median, %.0f ms p95, %.0f ms longest%n",
                trigrams ? "with" : "without",
                all ? ", compared with every message" : "",
                suggested,
                found.size(),
                alike.size(),
                found.size() / (double) Math.max(1, suggested),
                found.size() / (double) alike.size(),
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.get(times.size() - 1));
    }

    private void search() {
        for (String text : List.of("邻里", "充电桩", "小区", "旧楼加装电梯", "没有这句话的")) {
            Ledger.Query query = new Ledger.Query(
                    text, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
            LedgerSearch search = new LedgerSearch(EVERYTHING.scope()).about(query);
            double[] times = IntStream.range(0, 7)
                    .mapToDouble(i -> {
                        long start = System.nanoTime();
                        jdbc.sql("select count(*)" + search.sql())
                                .params(search.parameters())
                                .query(Long.class)
                                .single();
                        return (System.nanoTime() - start) / 1e6;
                    })
                    .sorted()
                    .toArray();
            System.out.printf("ledger, “%s”: %.0f ms%n", text, times[3]);
        }
    }

    private String id(String number) {
        return ids.get(Integer.parseInt(number.substring(7)) - 1);
    }

    private Set<Set<String>> ofOneUser() {
        Set<Set<String>> pairs = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (users.get(i).equals(users.get(j))) {
                    pairs.add(Set.of(ids.get(i), ids.get(j)));
                }
            }
        }
        return pairs;
    }

    private static Set<Set<String>> labelled(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Set.of(line.split(",")))
                .collect(Collectors.toSet());
    }

    private void read(Path file) throws IOException {
        TableFile.read(file.getFileName().toString(), Files.readAllBytes(file), TableLimits.of(1_000))
                .lines()
                .forEach(line -> {
                    ids.add(line.cell(0));
                    users.add(line.cell(1));
                    messages.add(petition(messages.size() + 1, line.cell(2), line.cell(4)));
                });
    }

    /** Words that people write, in no order that anybody wrote, with a place of its own. */
    private Petition mixed(int before) {
        String place = word(2 + random.nextInt(2));
        return petition(before + 1, place + scraps(4, true), place + scraps(20 + random.nextInt(60), false));
    }

    private String scraps(int count, boolean ofTitles) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Petition from = messages.get(random.nextInt(messages.size()));
                    String text = ofTitles ? from.title() : from.facts();
                    int start = random.nextInt(text.length());
                    return text.substring(start, Math.min(text.length(), start + 3 + random.nextInt(4)));
                })
                .collect(Collectors.joining());
    }

    private String word(int length) {
        return random.ints(length, 0x4E00, 0x4E00 + 3_000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private void store(List<Petition> petitions) {
        Timestamp now = Timestamp.from(Instant.now());
        batches.batchUpdate("""
                insert into petition (number, year, running, query_code_hash, channel, title, request, facts,
                    respondent_named, persons, joint, nameless, confidential, consent_to_publish, urgent, received_at,
                    registered_at) values (?, 2026, ?, '', 'ONLINE', ?, ?, ?, false, 1, false, false, false, false, false, ?, ?)""", petitions, 500, (row, petition) -> {
            row.setString(1, petition.number());
            row.setInt(2, petition.running());
            row.setString(3, petition.title());
            row.setString(4, petition.request());
            row.setString(5, petition.facts());
            row.setTimestamp(6, now);
            row.setTimestamp(7, now);
        });
        batches.execute("""
                insert into petition_course (number, version, status, restricted, kind, reopened)
                select number, 0, 'HANDLING', false, 'CLAIM', 0 from petition""");
        batches.execute("insert into petition_shingle_due select number from petition on conflict do nothing");
    }

    private static Petition petition(int running, String title, String body) {
        Instant at = Instant.EPOCH;
        String text = body.isBlank() ? title : body;
        return new Petition(
                "XF2026-%06d".formatted(running),
                2026,
                running,
                "",
                null,
                Channel.ONLINE,
                title,
                "请求处理",
                text,
                null,
                null,
                null,
                null,
                false,
                1,
                null,
                false,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                at,
                null,
                at);
    }
}
