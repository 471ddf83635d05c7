package petitiondesk.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of the embedded database: one desk at a time, its password, and what killed runs left behind. */
final class ClusterFolder implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(ClusterFolder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_ORPHANS = Duration.ofSeconds(5);

    private final Path home;
    private final FileChannel lock;

    private ClusterFolder(Path home, FileChannel lock) {
        this.home = home;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process; the operating system gives it back when the process ends, however it ends.
     *
     * @throws StartRefused if another desk runs on it
     */
    static ClusterFolder take(Path dataDir) throws IOException {
        Path home = dataDir.toAbsolutePath().normalize();
        Files.createDirectories(home);
        FileChannel lock =
                FileChannel.open(home.resolve("desk.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new StartRefused(
                    List.of("数据目录 " + home + " 正由另一个运行中的系统使用。请先停止那个系统，或者用 PETITIONDESK_DATA_DIR 指定另一个目录"));
        }
        return new ClusterFolder(home, lock);
    }

    Path cluster() {
        return home.resolve("postgresql");
    }

    Path binaries() {
        return home.resolve("postgresql-binaries");
    }

    Path secretFile() {
        return home.resolve("postgresql.secret");
    }

    String password() throws IOException {
        return Files.readString(secretFile()).strip();
    }

    /** Makes the folder fit for a start, whatever a run that was killed did last in it. */
    void prepare() throws IOException {
        writeSecret();
        waitFor(processes(this::isHelper), PATIENCE, "初始化或启动程序");
        stopServer();
        removeHalfUnpackedBinaries();
        if (Files.exists(unfinished())) {
            log.warn("The first start on {} was killed before its database was complete; making it anew", home);
            delete(cluster());
        } else if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            Files.createFile(unfinished());
        }
    }

    /** Notes that the cluster is complete: from now on it holds data and is never made anew. */
    void finished() throws IOException {
        Files.deleteIfExists(unfinished());
    }

    /** The server that the cluster's lock file names, if it runs; process ids are reused, so its command is looked at. */
    Optional<ProcessHandle> server() throws IOException {
        Path file = cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(cluster())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(found -> found.pid() != ProcessHandle.current().pid())
                .filter(found -> commandOf(found).contains("postgres"));
    }

    /** Lets the connections of a server that died end: a new one refuses to start beside them. */
    void endOrphans() throws IOException {
        List<ProcessHandle> orphans = processes(this::worksInCluster);
        try {
            waitFor(orphans, PATIENCE_WITH_ORPHANS, "数据库连接");
        } catch (IllegalStateException e) {
            // without their server they can only be waited for or ended; what they had not committed is lost either way
            orphans.forEach(ProcessHandle::destroyForcibly);
            waitFor(orphans, PATIENCE, "数据库连接");
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whole or not at all: an empty password would make a cluster that nobody can open. */
    private void writeSecret() throws IOException {
        if (Files.exists(secretFile()) && Files.size(secretFile()) > 0) {
            return;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path draft = home.resolve("postgresql.secret.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(random), StandardOpenOption.SYNC);
        Files.move(draft, secretFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** After a killed JVM its server lives on and holds the folder. */
    private void stopServer() throws IOException {
        Optional<ProcessHandle> found = server();
        if (found.isEmpty()) {
            endOrphans();
            return;
        }
        ProcessHandle server = found.get();
        log.warn(
                "A PostgreSQL of an earlier, killed run still holds {}; stopping it (process {})",
                cluster(),
                server.pid());
        try {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that no longer exist
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("停止上次遗留的 PostgreSQL 时被中断", e);
        }
        waitFor(List.of(server), PATIENCE, "PostgreSQL");
    }

    /** The library takes what it finds for complete, or stumbles over it, and never starts again. */
    private void removeHalfUnpackedBinaries() throws IOException {
        if (!Files.exists(binaries())) {
            return;
        }
        List<Path> unpacked;
        try (Stream<Path> folders = Files.list(binaries())) {
            unpacked = folders.toList();
        }
        for (Path folder : unpacked) {
            if (!Files.exists(folder.resolve(".exists"))) {
                delete(folder);
            }
        }
    }

    private Path unfinished() {
        return home.resolve("postgresql.unfinished");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private static List<ProcessHandle> processes(Predicate<ProcessHandle> which) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(which)
                .toList();
    }

    /** {@code initdb} and {@code pg_ctl} go on when the desk that called them is killed. */
    private boolean isHelper(ProcessHandle process) {
        String command = commandOf(process);
        return (command.contains("initdb") || command.contains("pg_ctl"))
                && List.of(command.split("\0")).contains(cluster().toString());
    }

    /** All processes of a server, single-user ones too, work in its folder. */
    private boolean worksInCluster(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSymbolicLink(folder)
                    && Files.readSymbolicLink(folder).equals(cluster())
                    && commandOf(process).contains("postgres");
        } catch (IOException e) {
            // gone meanwhile, or somebody else's
            return false;
        }
    }

    private static String commandOf(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(commandLine)
                    ? Files.readString(commandLine)
                    : process.info().command().orElse("");
        } catch (java.nio.file.NoSuchFileException | java.nio.charset.MalformedInputException e) {
            return "";
        } catch (IOException e) {
            if (!process.isAlive()) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(List<ProcessHandle> processes, Duration patience, String what) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("等待上次遗留的" + what + "停止时被中断", e);
        } catch (ExecutionException | TimeoutException e) {
            String ids = String.join(
                    "、",
                    processes.stream()
                            .filter(ProcessHandle::isAlive)
                            .map(process -> Long.toString(process.pid()))
                            .toList());
            throw new IllegalStateException("上次遗留的" + what + "（进程 " + ids + "）没有停止，请先结束它再启动", e);
        }
    }
}
