package io.loggia.portal.processing.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.control.ScrubBook.Kept;
import io.loggia.portal.processing.control.ScrubBook.Subject;
import io.loggia.portal.processing.control.ScrubBook.Turn;
import io.loggia.portal.processing.entity.ScrubFinding.Mend;
import io.loggia.portal.processing.entity.ScrubFinding.Problem;
import io.loggia.portal.storage.control.FolderPlacement;
import io.loggia.portal.storage.control.FolderSum;
import io.loggia.portal.storage.control.MediaFolders;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.Placement;
import io.loggia.portal.storage.control.PlacementLedger.Placed;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreException;
import io.loggia.portal.storage.control.TakenOverException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that is stored, slowly, and compares it with what was written down when it was looked at first. What was made
 * of an uploaded file is made anew from it; the file itself comes back from the other store where there is a copy; the
 * rest is told. A pass that is cut off goes on behind the last revision it was done with.
 */
@ApplicationScoped
public class Scrub {

    private static final System.Logger LOGGER = System.getLogger(Scrub.class.getName());
    private static final int UNKNOWN_TOLD = 50;

    /** Uploads on their way and files put together for downloads are looked after by sweeps of their own. */
    private static final List<String> FOLDERS = List.of("downloads", "renditions", "sources", "stills", "uploads");

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    private MediaStore store;

    @Inject
    private Originals originals;

    @Inject
    private Placement placement;

    @Inject
    private FolderPlacement folderPlacement;

    @Inject
    private MediaFolders folders;

    @Inject
    private OtherStore other;

    @Inject
    private ScrubLedger ledger;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Goes on with the pass that is due, if any, until its end. */
    public void run() {
        ledger.settle();
        Turn turn = ledger.take().orElse(null);
        if (turn == null) {
            return;
        }
        ScrubPace pace = new ScrubPace(config.scrubBytesPerSecond, stopping);
        try {
            Optional<Subject> next = ledger.next(turn.after());
            while (next.isPresent()) {
                Subject subject = next.get();
                look(subject, pace);
                ledger.passed(turn, subject.revision(), pace.taken());
                next = ledger.next(subject.revision());
            }
            ledger.end(turn, unknown());
        } catch (InterruptedException e) {
            LOGGER.log(Level.DEBUG, "The server stops; the look at the storage goes on later", e);
            ledger.letGo(turn);
        }
    }

    /** Ends the reading soon, for a server that stops. */
    public void stop() {
        stopping.countDown();
    }

    private void look(Subject subject, ScrubPace pace) throws InterruptedException {
        // What is being worked on changes; its turn comes with the next pass.
        if (!ledger.isUnchanged(subject)) {
            return;
        }
        boolean source = lookAtSource(subject, pace);
        look(
                subject,
                subject.master(),
                pace,
                key -> source && ledger.makeAnew(subject.revision(), key) ? Mend.MADE_ANEW : Mend.NONE);
        // A poster that somebody chose cannot be made anew; the one that was made by itself can.
        look(
                subject,
                subject.poster(),
                pace,
                key -> ledger.forgetPoster(subject.revision(), key) ? Mend.REPLACED : Mend.NONE);
        look(
                subject,
                subject.stills(),
                pace,
                key -> source && ledger.makeAnew(subject.revision(), key) ? Mend.MADE_ANEW : Mend.NONE);
    }

    /** Tries to bring a folder in order. */
    @FunctionalInterface
    private interface Mender {
        Mend mend(String key);
    }

    private void look(Subject subject, @Nullable String key, ScrubPace pace, Mender mender)
            throws InterruptedException {
        if (key == null) {
            return;
        }
        Placed copy = folderPlacement.find(key).orElse(null);
        if (copy != null) {
            lookAtCopy(subject, key, copy, pace, mender);
            return;
        }
        Problem problem = compare(subject.revision(), key, pace);
        if (problem != null && ledger.isUnchanged(subject)) {
            Mend mend = mender.mend(key);
            LOGGER.log(
                    Level.WARNING,
                    "{0} in the storage is {1}: {2}",
                    key,
                    problem.name().toLowerCase(Locale.ROOT),
                    mend.name().toLowerCase(Locale.ROOT));
            ledger.found(key, subject.revision(), problem, mend);
        }
    }

    /** What lies here of a folder in the other store is a working copy, from which gaps and damage go by themselves. */
    private void lookAtCopy(Subject subject, String key, Placed copy, ScrubPace pace, Mender mender)
            throws InterruptedException {
        String place = copy.place() + ": " + key;
        try {
            Placement.State state = folderPlacement.check(copy, config.scrubOther, pace);
            if (state == Placement.State.WHOLE) {
                folders.dropDamaged(key, copy, pace);
                ledger.inOrder(place);
                return;
            }
            if (!ledger.isUnchanged(subject)) {
                return;
            }
            Problem problem = problem(state);
            Mend mend = folders.placeAgain(key, copy) ? Mend.BROUGHT_BACK : mender.mend(key);
            LOGGER.log(Level.ERROR, "{0} in the other store is {1}: {2}", key, problem, mend);
            ledger.found(shortened(place), copy.revision(), problem, mend);
        } catch (StoreException | TakenOverException | UncheckedIOException e) {
            // A store that is down says nothing about its files.
            LOGGER.log(Level.WARNING, key + " could not be looked at in the other store", e);
        }
    }

    /** @return what is wrong; null when nothing is */
    private @Nullable Problem compare(RevisionId revision, String key, ScrubPace pace) throws InterruptedException {
        Kept kept = ledger.kept(key).orElse(null);
        try {
            FolderSum sum = FolderSum.of(store.resolve(key), pace);
            if (sum.files() == 0) {
                return Problem.MISSING;
            }
            if (kept != null && !kept.sha256().equals(sum.sha256())) {
                return sum.files() < kept.files() ? Problem.MISSING : Problem.CHANGED;
            }
            ledger.whole(revision, key, sum);
            return null;
        } catch (NoSuchFileException e) {
            LOGGER.log(Level.DEBUG, "Not there", e);
            return Problem.MISSING;
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, key + " cannot be read", e);
            return Problem.CHANGED;
        }
    }

    /** @return whether the uploaded file is there and in order, so that something can be made of it */
    private boolean lookAtSource(Subject subject, ScrubPace pace) throws InterruptedException {
        RevisionId revision = subject.revision();
        String folder = "sources/" + revision;
        Placed copy = placement.find(folder + "/source").orElse(null);
        if (copy != null) {
            boolean whole = lookAtCopy(copy, pace);
            if (!Files.isRegularFile(store.resolve(copy.key()))) {
                return whole;
            }
        }
        Problem problem = compare(revision, folder, pace);
        Long expected = subject.sourceBytes();
        if (problem == null && expected != null && store.bytesOf(folder) != expected) {
            problem = Problem.CHANGED;
        }
        if (problem == null || !ledger.isUnchanged(subject)) {
            return problem == null;
        }
        Mend mend = copy != null && bringBack(revision, copy) ? Mend.BROUGHT_BACK : Mend.NONE;
        LOGGER.log(Level.ERROR, "The uploaded file {0} is {1}: {2}", folder, problem, mend);
        ledger.found(folder, revision, problem, mend);
        return mend == Mend.BROUGHT_BACK;
    }

    private boolean lookAtCopy(Placed copy, ScrubPace pace) throws InterruptedException {
        String place = copy.place() + ": " + copy.key();
        try {
            Placement.State state = placement.check(copy, config.scrubOther, pace);
            if (state == Placement.State.WHOLE) {
                ledger.inOrder(place);
                return true;
            }
            Problem problem = problem(state);
            LOGGER.log(Level.ERROR, "{0} in the other store is {1}", copy.key(), problem);
            ledger.found(place, copy.revision(), problem, Mend.NONE);
        } catch (StoreException e) {
            // A store that is down says nothing about its files.
            LOGGER.log(Level.WARNING, copy.key() + " could not be looked at in the other store", e);
        }
        return false;
    }

    private static Problem problem(Placement.State state) {
        return switch (state) {
            case MISSING -> Problem.MISSING;
            case FROZEN -> Problem.FROZEN;
            case CHANGED, WHOLE -> Problem.CHANGED;
        };
    }

    private boolean bringBack(RevisionId revision, Placed copy) {
        try {
            originals.replace(copy);
            return true;
        } catch (UncheckedIOException | LoggiaException e) {
            LOGGER.log(Level.WARNING, "The copy of " + revision + " could not be brought back", e);
            return false;
        }
    }

    /** What nobody put there, as far as we know: told, and left alone. What we made ourselves is swept away by itself. */
    private List<String> unknown() {
        List<String> found = new ArrayList<>();
        for (String folder : store.names()) {
            if (!FOLDERS.contains(folder)) {
                found.add(folder);
            } else if (!folder.equals("uploads") && !folder.equals("downloads")) {
                store.children(folder).stream()
                        .filter(name -> !REVISION.matcher(name).matches())
                        .forEach(name -> found.add(folder + "/" + name));
            }
        }
        if (other.takesFiles()) {
            try {
                placement.unknown(UNKNOWN_TOLD).forEach(key -> found.add("other: " + key));
            } catch (StoreException e) {
                LOGGER.log(Level.WARNING, "The other store could not be listed", e);
            }
        }
        return found.stream().limit(UNKNOWN_TOLD).map(Scrub::shortened).toList();
    }

    private static String shortened(String place) {
        return place.length() <= 300 ? place : place.substring(0, 300);
    }
}
