package petitiondesk.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class JobsIT {

    private static final AtomicInteger numbers = new AtomicInteger();

    @Autowired
    List<PeriodicJob> ours;

    @Autowired
    JobTables tables;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final AtomicInteger runs = new AtomicInteger();
    private String id;
    private Supplier<JobResult> work;
    private PeriodicJob job;
    private JobRunner runner;
    private Jobs jobs;

    @BeforeEach
    void aJob() {
        clock.setTo("2026-08-03T09:00");
        id = "sample-" + numbers.incrementAndGet();
        work = JobResult::nothing;
        job = new Sample();
        restart();
    }

    /** A job that counts its runs and does what the test says. */
    private final class Sample implements PeriodicJob {

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "样例";
        }

        @Override
        public String description() {
            return "什么也不做。";
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public JobResult run() {
            runs.incrementAndGet();
            return work.get();
        }
    }

    @Test
    void everyJobOfTheDeskSaysWhatItIs() {
        assertThat(ours).extracting(PeriodicJob::id).doesNotHaveDuplicates().contains("mail", "monthly-meeting");
        assertThat(ours).allSatisfy(each -> {
            assertThat(each.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(each.title()).hasSizeBetween(3, 16);
            assertThat(each.description()).contains("停用期间").endsWith("。");
            assertThat(each.interval()).isPositive();
        });
    }

    @Test
    void aJobThatIsSwitchedOffStaysOffUntilItIsSwitchedOn() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> jobs.turnOff(id, " ", "admin"))
                .withMessageContaining("停用理由不能为空");
        jobs.turnOff(id, "换邮件服务器", "admin");

        restart();
        runner.turn(job);

        assertThat(runs).hasValue(0);
        assertThat(jobs.job(id)).satisfies(state -> {
            assertThat(state.on()).isFalse();
            assertThat(state.reason()).isEqualTo("换邮件服务器");
            assertThat(state.changedBy()).isEqualTo("admin");
            assertThat(state.nextAt()).isNull();
        });
        assertThat(new JobWarnings(jobs).present())
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).isEqualTo("后台作业“样例”已停用：换邮件服务器"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> jobs.turnOff(id, "再停一次", "admin"));

        jobs.turnOn(id, "admin");
        runner.turn(job);

        assertThat(runs).hasValue(1);
        assertThat(new JobWarnings(jobs).present()).isEmpty();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> jobs.turnOn(id, "admin"));
        assertThat(jobs.changes().stream().filter(change -> change.job().equals(id)))
                .extracting(JobChange::kind)
                .containsExactly(JobChange.Kind.ON, JobChange.Kind.OFF);
    }

    @Test
    void aFailureIsRecordedWithoutTheWordsOfTheExceptionAndTheNextTurnComes() {
        work = () -> {
            throw new IllegalStateException("张三的电话 13800138000");
        };
        for (int i = 0; i < 5; i++) {
            runner.turn(job);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(runs).hasValue(5);
        assertThat(jobs.job(id).trouble()).isEqualTo("程序出错（IllegalStateException），详见日志");
        assertThat(jobs.runs(id)).as("the same again is no news").hasSize(1);

        work = () -> JobResult.done(2);
        runner.turn(job);

        assertThat(jobs.job(id).trouble()).isNull();
        assertThat(jobs.runs(id)).hasSize(2);
    }

    @Test
    void whatCouldNotBeDoneIsTrouble() {
        work = () -> JobResult.of(3, 2);
        runner.turn(job);

        assertThat(jobs.job(id).trouble()).isEqualTo("上次有2项没有完成");
        assertThat(jobs.job(id).lastRun()).satisfies(run -> {
            assertThat(run.found()).isEqualTo(5);
            assertThat(run.done()).isEqualTo(3);
        });
    }

    @Test
    void aJobThatFindsNothingEverySecondFillsNoTable() {
        for (int i = 0; i < 100; i++) {
            runner.turn(job);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(jobs.runs(id)).isEmpty();
        assertThat(Duration.between(jobs.job(id).lastRun().finishedAt(), clock.instant()))
                .isLessThanOrEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void theLatestFiftyRunsThatDidSomethingAreKept() {
        work = () -> JobResult.done(1);
        for (int i = 0; i < 60; i++) {
            runner.turn(job);
        }

        assertThat(jobs.runs(id)).hasSize(50);
    }

    @Test
    void aJobWithMoreToDoGoesOnAndIsOneRun() {
        work = () -> JobResult.done(50).more(runs.get() < 3);
        runner.turn(job);

        assertThat(jobs.runs(id)).singleElement().extracting(JobRun::done).isEqualTo(150);
    }

    @Test
    void aJobIsStoppedBetweenTwoStretchesByItsSwitch() {
        work = () -> {
            jobs.turnOff(id, "够了", "admin");
            return JobResult.done(50).more(true);
        };
        runner.turn(job);

        assertThat(runs).hasValue(1);
        assertThat(jobs.runs(id)).singleElement().extracting(JobRun::done).isEqualTo(50);
    }

    @Test
    void aJobNeverOverlapsItself() {
        work = () -> {
            runner.turn(job);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> jobs.runNow(id, "admin"))
                    .withMessageContaining("正在运行");
            assertThat(jobs.job(id).runningSince()).isEqualTo(clock.instant());
            return JobResult.done(1);
        };
        runner.turn(job);

        assertThat(runs).hasValue(1);
        assertThat(jobs.job(id).runningSince()).isNull();
    }

    @Test
    void anAdministratorRunsAJobNowEvenOneThatIsOff() {
        jobs.turnOff(id, "先看看", "admin");
        work = () -> JobResult.done(4).remark("办完了");

        JobRun run = jobs.runNow(id, "admin");

        assertThat(run.done()).isEqualTo(4);
        assertThat(jobs.job(id).on()).isFalse();
        assertThat(jobs.runs(id)).singleElement().extracting(JobRun::by).isEqualTo("admin");
        assertThat(jobs.changes().get(0).kind()).isEqualTo(JobChange.Kind.RUN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> jobs.runNow("no-such-job", "admin"));
    }

    @Test
    void aJobThatHasNotRunForLongIsTrouble() {
        runner.turn(job);
        clock.advance(Duration.ofMinutes(5));
        assertThat(jobs.job(id).trouble()).isNull();

        clock.advance(Duration.ofMinutes(1));

        assertThat(jobs.job(id).trouble()).isEqualTo("很久没有运行了");
        restart();
        assertThat(jobs.job(id).trouble()).as("just after a start").isNull();
    }

    @Test
    void theHistoryOfChangesCannotBeChanged() {
        jobs.turnOff(id, "试试", "admin");

        assertThatThrownBy(() ->
                        jdbc.sql("update periodic_job_change set by_user = 'x'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private void restart() {
        runner = new JobRunner(tables, clock);
        jobs = new Jobs(List.of(job), tables, runner, clock);
    }
}
