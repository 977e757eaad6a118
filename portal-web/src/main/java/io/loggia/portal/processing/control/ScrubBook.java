package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.processing.entity.KeptSum;
import io.loggia.portal.processing.entity.ScrubFinding;
import io.loggia.portal.processing.entity.ScrubFinding.Mend;
import io.loggia.portal.processing.entity.ScrubFinding.Problem;
import io.loggia.portal.processing.entity.ScrubPass;
import io.loggia.portal.storage.control.FolderSum;
import io.loggia.portal.storage.control.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The rows of passes, sums and findings. Every change wants the caller's transaction. */
@ApplicationScoped
public class ScrubBook {

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int SHOWN = 200;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Revisions revisions;

    @Inject
    private RevisionHistory history;

    @Inject
    private Workflow workflow;

    @Inject
    private ThisNode node;

    @Inject
    private WorkerNodes nodes;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    /** @param after where to go on; null for the beginning */
    public record Turn(UUID pass, @Nullable RevisionId after) {}

    /** A revision whose files are to be looked at. */
    public record Subject(
            RevisionId revision,
            @Nullable Long sourceBytes,
            @Nullable String master,
            @Nullable String stills,
            @Nullable String poster) {}

    /** What was written down of a folder. */
    public record Kept(int files, String sha256) {}

    /** A pass as admins see it. */
    public record Pass(Instant startedAt, @Nullable Instant endedAt, long revisions, long bytes) {}

    /**
     * A finding as admins see it.
     *
     * @param problem a {@link Problem}
     * @param mend a {@link Mend}
     */
    public record Finding(
            UUID id,
            String place,
            @Nullable RevisionRef revision,
            String problem,
            String mend,
            Instant foundAt,
            @Nullable Instant mendedAt) {}

    /** The pass that goes on, or the one before. */
    public Optional<Pass> latest() {
        return last().map(pass -> new Pass(pass.startedAt(), pass.endedAt(), pass.revisions(), pass.bytes()));
    }

    private Optional<ScrubPass> last() {
        return entities.createQuery("select p from ScrubPass p order by p.startedAt desc", ScrubPass.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** What is wrong first, and of each the latest. */
    public List<Finding> findings() {
        return Stream.of("f.mendedAt is null", "f.mendedAt is not null")
                .flatMap(which -> entities
                        .createQuery(
                                "select f from ScrubFinding f where " + which + " order by f.foundAt desc, f.id",
                                ScrubFinding.class)
                        .setMaxResults(SHOWN)
                        .getResultList()
                        .stream())
                .map(this::toFinding)
                .toList();
    }

    private Finding toFinding(ScrubFinding finding) {
        UUID revision = finding.revisionId();
        return new Finding(
                finding.id(),
                finding.place(),
                revision == null
                        ? null
                        : revisions.findIfExists(new RevisionId(revision)).orElse(null),
                finding.problem().name(),
                finding.mend().name(),
                finding.foundAt(),
                finding.mendedAt());
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} while another pass goes on */
    public void start() {
        if (last().filter(pass -> pass.endedAt() == null).isPresent()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "The storage is being looked at already.");
        }
        entities.persist(new ScrubPass(UUID.randomUUID(), Instant.now()));
    }

    public Optional<Turn> take() {
        Instant now = Instant.now();
        ScrubPass pass = last().orElse(null);
        if (pass == null || pass.endedAt() != null) {
            Instant began = pass == null ? null : pass.startedAt();
            if (began != null && began.plus(config.scrubEvery).isAfter(now)) {
                return Optional.empty();
            }
            pass = new ScrubPass(UUID.randomUUID(), now);
            entities.persist(pass);
        } else {
            entities.refresh(pass, LockModeType.PESSIMISTIC_WRITE);
            if (pass.endedAt() != null || isHeldByAnother(pass)) {
                return Optional.empty();
            }
        }
        pass.hold(node.id());
        UUID after = pass.after();
        return Optional.of(new Turn(pass.id(), after == null ? null : new RevisionId(after)));
    }

    private boolean isHeldByAnother(ScrubPass pass) {
        UUID holder = pass.heldBy();
        return holder != null
                && !holder.equals(node.id())
                && nodes.alive().stream().anyMatch(other -> other.id().equals(holder));
    }

    public void letGo(Turn turn) {
        pass(turn).ifPresent(pass -> pass.hold(null));
    }

    public void passed(Turn turn, RevisionId revision, long bytes) {
        pass(turn).ifPresent(pass -> pass.passed(revision.value(), bytes));
    }

    private Optional<ScrubPass> pass(Turn turn) {
        return Optional.ofNullable(entities.find(ScrubPass.class, turn.pass(), LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<Subject> next(@Nullable RevisionId after) {
        return history.kept(after).map(ScrubBook::toSubject);
    }

    /** Whether it still points at the same folders. */
    public boolean isSame(Subject subject) {
        return history.keepsFiles(subject.revision())
                && revisions
                        .findIfExists(subject.revision())
                        .map(ScrubBook::toSubject)
                        .filter(subject::equals)
                        .isPresent();
    }

    private static Subject toSubject(RevisionRef revision) {
        return new Subject(
                revision.id(),
                revision.sizeBytes(),
                revision.masterFolder(),
                revision.stillsFolder(),
                revision.chosenPosterFolder());
    }

    public Optional<Kept> kept(String key) {
        return Optional.ofNullable(entities.find(KeptSum.class, key))
                .map(kept -> new Kept(kept.files(), kept.sha256()));
    }

    public void whole(RevisionId revision, String key, FolderSum sum) {
        Instant now = Instant.now();
        KeptSum kept = entities.find(KeptSum.class, key);
        if (kept == null) {
            entities.persist(new KeptSum(key, revision.value(), sum.files(), sum.bytes(), sum.sha256(), now));
        } else {
            kept.checked(now);
        }
        inOrder(key);
    }

    public void inOrder(String place) {
        open(place).forEach(finding -> finding.mended(Instant.now()));
    }

    public void found(String place, @Nullable RevisionId revision, Problem problem, Mend mend) {
        Instant now = Instant.now();
        ScrubFinding known = open(place).stream().findFirst().orElse(null);
        if (known == null) {
            known = new ScrubFinding(
                    UUID.randomUUID(), place, revision == null ? null : revision.value(), problem, mend, now);
            entities.persist(known);
        } else {
            known.seen(problem, mend, now);
        }
        if (mend == Mend.BROUGHT_BACK || mend == Mend.REPLACED || mend == Mend.REMOVED) {
            known.mended(now);
        }
    }

    private List<ScrubFinding> open(String place) {
        return entities.createQuery(
                        "select f from ScrubFinding f where f.place = :place and f.mendedAt is null",
                        ScrubFinding.class)
                .setParameter("place", place)
                .getResultList();
    }

    private List<ScrubFinding> open() {
        return entities.createQuery("select f from ScrubFinding f where f.mendedAt is null", ScrubFinding.class)
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /** What was to be made anew is in order when its revision points elsewhere; that of a deleted one matters no more. */
    public void settle() {
        for (ScrubFinding finding : open()) {
            UUID revision = finding.revisionId();
            if (revision == null) {
                continue;
            }
            if (!history.keepsFiles(new RevisionId(revision))) {
                entities.remove(finding);
            } else if (finding.mend() == Mend.MADE_ANEW
                    && !workflow.isPublished(new RevisionId(revision), finding.place())) {
                finding.mended(Instant.now());
            }
        }
    }

    /** Ends a pass. What was unknown and has not been seen again is so no more; what is old is forgotten. */
    public void end(Turn turn) {
        Instant now = Instant.now();
        ScrubPass pass = pass(turn).orElse(null);
        if (pass == null) {
            return;
        }
        pass.ended(now);
        open().stream()
                .filter(finding ->
                        finding.problem() == Problem.UNKNOWN && finding.seenAt().isBefore(pass.startedAt()))
                .forEach(finding -> finding.mended(now));
        entities.createQuery("delete from KeptSum s where s.checkedAt < :then")
                .setParameter("then", pass.startedAt().minus(config.scrubEvery).minus(REMEMBERED))
                .executeUpdate();
        entities.createQuery("delete from ScrubFinding f where f.mendedAt < :then")
                .setParameter("then", now.minus(REMEMBERED))
                .executeUpdate();
        entities.createQuery("delete from ScrubPass p where p.startedAt < :then")
                .setParameter("then", now.minus(REMEMBERED))
                .executeUpdate();
    }
}
