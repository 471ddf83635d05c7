package petitiondesk.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients asked for and what they were told, and what the run did to the desk meanwhile. */
final class Journal {

    /** What a client knows about a request of his. */
    enum Outcome {
        /** The desk said that it is done. */
        ACKNOWLEDGED,
        /** The desk said that it will not do it. */
        REFUSED,
        /** No answer came, or one that promises nothing. */
        UNKNOWN
    }

    /** A petition that a client hands in, with the same key as often as it takes. */
    static final class Intake {

        final String key;
        final String mark;
        final String kind;
        final String user;
        final String body;
        final List<Outcome> outcomes = new ArrayList<>();
        private String number;
        private String queryCode;
        private boolean answeredTwice;

        Intake(String key, String mark, String kind, String user, String body) {
            this.key = key;
            this.mark = mark;
            this.kind = kind;
            this.user = user;
            this.body = body;
        }

        synchronized void answered(Outcome outcome) {
            outcomes.add(outcome);
        }

        /** Notes an acknowledgement; false if an earlier one said something else. */
        synchronized boolean acknowledged(String toldNumber, String toldCode) {
            outcomes.add(Outcome.ACKNOWLEDGED);
            if (number == null) {
                number = toldNumber;
                queryCode = toldCode;
                return true;
            }
            answeredTwice = true;
            return number.equals(toldNumber) && queryCode.equals(toldCode);
        }

        synchronized boolean isAcknowledged() {
            return number != null;
        }

        synchronized boolean isUnknown() {
            return number == null && outcomes.contains(Outcome.UNKNOWN);
        }

        synchronized boolean wasUnknownFirst() {
            return !outcomes.isEmpty() && outcomes.get(0) == Outcome.UNKNOWN;
        }

        synchronized boolean answeredTwice() {
            return answeredTwice;
        }

        synchronized String number() {
            return number;
        }
    }

    /**
     * A completion of a task, or with a null step a request for a review.
     *
     * @param mark a text that goes with it and stands in one row if it took effect
     */
    record Completion(Step step, String number, String taskId, String user, String mark, Outcome outcome) {}

    /** An answer that promises nothing, or refuses what nobody would refuse, while nothing was done to the desk. */
    record Oddity(Instant at, String request, String answer) {}

    /**
     * What the run did.
     *
     * @param untilReady from then until the desk was ready again; null where that means nothing
     */
    record Disturbance(String what, Instant at, Duration untilReady, String remark) {}

    final Queue<Intake> intakes = new ConcurrentLinkedQueue<>();
    final Queue<Completion> completions = new ConcurrentLinkedQueue<>();
    final Queue<Oddity> oddities = new ConcurrentLinkedQueue<>();
    final Queue<Disturbance> disturbances = new ConcurrentLinkedQueue<>();
    final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    final Queue<String> served = new ConcurrentLinkedQueue<>();
    /** Advice that was issued, each handed out once to whoever withdraws it. */
    final Queue<String> advices = new ConcurrentLinkedQueue<>();
    /** Petitions to which this happened: taken up in the simple procedure, ended perhaps, reviewed to the end. */
    final Queue<String> simple = new ConcurrentLinkedQueue<>();

    final Queue<String> ended = new ConcurrentLinkedQueue<>();
    /** Requests for more days, of which only the one who asked may think better. */
    final Queue<Turns.Place> askedForDays = new ConcurrentLinkedQueue<>();

    final Set<String> reviewedOnce = ConcurrentHashMap.newKeySet();
    final Queue<String> reviewed = new ConcurrentLinkedQueue<>();
    /** Tasks that somebody tried to end without an answer to the petitioner. */
    final Set<String> endedElsewhere = ConcurrentHashMap.newKeySet();

    private final List<String> numbers = new CopyOnWriteArrayList<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<Outcome, Integer>> turns = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, Integer>> whys = new ConcurrentSkipListMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<String, String> kinds = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();

    /** A petition was handed in, to be followed with this code. */
    void handedIn(String number, String code, String kind) {
        codes.put(number, code);
        if (kinds.put(number, kind) == null) {
            numbers.add(number);
        }
    }

    /** Those that clients have handed in, the newest last. */
    List<String> numbers() {
        return numbers;
    }

    Optional<String> queryCode(String number) {
        return Optional.ofNullable(codes.get(number));
    }

    void turned(String turn, Calls.Answer answer) {
        turns.computeIfAbsent(turn, key -> new ConcurrentHashMap<>()).merge(answer.outcome(), 1, Integer::sum);
        if (answer.outcome() == Outcome.REFUSED) {
            whys.computeIfAbsent(turn, key -> new ConcurrentHashMap<>()).merge(answer.why(), 1, Integer::sum);
        }
    }

    /** How often each turn was refused for which reason. */
    Map<String, Map<String, Integer>> whys() {
        return whys;
    }

    /** How often each turn was tried, by name and by what came of it. */
    Map<String, Map<Outcome, Integer>> turns() {
        return turns;
    }

    /** What a petition is; those that were there before are taken for claims. */
    String kindOf(String number) {
        return kinds.getOrDefault(number, "CLAIM");
    }

    void acknowledge() {
        acknowledged.incrementAndGet();
    }

    /** How much clients have been told is done. */
    int acknowledged() {
        return acknowledged.get();
    }

    void refused(int status) {
        refusals.merge(status, 1, Integer::sum);
    }

    /** How many requests were refused, by status. */
    Map<Integer, Integer> refusals() {
        return new LinkedHashMap<>(refusals);
    }
}
