package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does with the second store what is done with it in earnest, and tells how each step went. */
@ApplicationScoped
public class StoreTrial {

    private static final System.Logger LOGGER = System.getLogger(StoreTrial.class.getName());

    /** What a trial writes begins with this, and is gone when it ends. */
    static final String FOLDER = "trial/";

    private static final int BYTES = 64 << 10;
    private static final int FROM = 1000;
    private static final int LENGTH = 5000;

    private final SecureRandom random = new SecureRandom();

    private final OtherStore other;

    private final MediaStore scratch;

    @Inject
    StoreTrial(OtherStore other, MediaStore scratch) {
        this.other = other;
        this.scratch = scratch;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    StoreTrial() {
        other = null;
        scratch = null;
    }

    /** What is tried, in this order. */
    public enum Act {
        WRITE,
        READ_PART,
        /** Only where storage classes are named. */
        CLASSES,
        LIST,
        DELETE
    }

    /** How a step ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_REACHED
    }

    /**
     * @param detail what was done, or what went wrong
     * @param trouble what kind of failure it was; null where it was none
     * @param cure what an operator can do about it; null when there is nothing to say
     */
    public record Step(
            Act act,
            Outcome outcome,
            String detail,
            @Nullable Trouble trouble,
            @Nullable String cure) {}

    /** Part of the trial; tells what it did. */
    private interface Doing {
        String run() throws IOException;
    }

    /**
     * Tries the one where files of a kind lie.
     *
     * @throws StoreException {@link Trouble#NO_PLACE} when none is set up
     */
    public List<Step> run(StoredKind kind) {
        return run(other.require(kind).store());
    }

    /** Tries one that an admin would set up. */
    public List<Step> run(StoreDefinition wished) {
        try (Store store = other.open(wished, /* trusted= */ false)) {
            return run(store);
        }
    }

    /** Whether all went well. */
    public static boolean passed(List<Step> steps) {
        return steps.stream().allMatch(step -> step.outcome() == Outcome.PASSED);
    }

    private List<Step> run(Store store) {
        String name = "trial-" + UUID.randomUUID();
        String key = FOLDER + name;
        // Large enough to be written in parts, and read from where two of them meet.
        int meeting = Math.toIntExact(store.bytesWrittenAsOne());
        byte[] bytes = new byte[meeting + BYTES];
        random.nextBytes(bytes);
        int from = Math.max(FROM, meeting - LENGTH / 2);
        List<Step> steps = new ArrayList<>();
        try {
            Path file = scratch.scratch(name).resolve("file");
            step(steps, Act.WRITE, () -> {
                Files.write(file, bytes);
                store.put(key, file);
                return "A file of " + bytes.length + " bytes was written.";
            });
            step(steps, Act.READ_PART, () -> {
                try (InputStream in = store.read(key, from, LENGTH)) {
                    if (!Arrays.equals(in.readAllBytes(), Arrays.copyOfRange(bytes, from, from + LENGTH))) {
                        throw new StoreException(Trouble.FAILED);
                    }
                }
                return "Bytes " + from + " to " + (from + LENGTH - 1) + " came back as they were.";
            });
            List<String> classes = store.classes();
            if (!classes.isEmpty()) {
                step(steps, Act.CLASSES, () -> {
                    byte[] part = Arrays.copyOf(bytes, BYTES);
                    Files.write(file, part);
                    for (String storageClass : classes) {
                        keep(store, key, file, part, storageClass);
                    }
                    return "It lay in " + String.join(", ", classes) + ", and came back from there as it was.";
                });
            }
            step(steps, Act.LIST, () -> {
                if (store.list(key, null, 2).size() != 1) {
                    throw new StoreException(Trouble.MISSING);
                }
                return "It is in the list.";
            });
            step(steps, Act.DELETE, () -> {
                store.delete(key);
                if (store.find(key).isPresent()) {
                    throw new StoreException(Trouble.FAILED);
                }
                return "It is gone again.";
            });
        } finally {
            if (isWrittenPerhaps(steps)) {
                leave(store, key);
            }
            scratch.deleteScratch(name);
        }
        return steps;
    }

    private static void keep(Store store, String key, Path file, byte[] content, String storageClass)
            throws IOException {
        store.put(key, file, storageClass);
        if (!store.classOf(key).equals(storageClass)) {
            throw new StoreException(Trouble.NO_CLASS);
        }
        try (InputStream in = store.read(key, 0, content.length)) {
            if (!Arrays.equals(in.readAllBytes(), content)) {
                throw new StoreException(Trouble.FAILED);
            }
        }
    }

    /** What was written is removed whatever else went wrong; all other steps want the one before them. */
    private static void step(List<Step> steps, Act act, Doing doing) {
        boolean written = !steps.isEmpty() && steps.getFirst().outcome() == Outcome.PASSED;
        boolean sound = steps.stream().allMatch(step -> step.outcome() == Outcome.PASSED);
        if (!(sound || (written && act == Act.DELETE))) {
            steps.add(new Step(act, Outcome.NOT_REACHED, "", null, null));
            return;
        }
        try {
            steps.add(new Step(act, Outcome.PASSED, doing.run(), null, null));
        } catch (StoreException e) {
            steps.add(failed(act, e.trouble(), e.detail()));
        } catch (IOException e) {
            steps.add(failed(act, Trouble.UNREACHABLE, "The line to the store broke."));
        }
    }

    /** A store that answers otherwise than it should may have written it all the same. */
    private static boolean isWrittenPerhaps(List<Step> steps) {
        return !steps.isEmpty()
                && (steps.getFirst().trouble() == Trouble.FAILED
                        || steps.getFirst().trouble() == Trouble.MISSING);
    }

    private static void leave(Store store, String key) {
        try {
            store.delete(key);
        } catch (StoreException e) {
            LOGGER.log(Level.DEBUG, "What a trial may have written could not be removed", e);
        }
    }

    private static Step failed(Act act, Trouble trouble, String detail) {
        return new Step(act, Outcome.FAILED, detail, trouble, cure(trouble));
    }

    private static String cure(Trouble trouble) {
        return switch (trouble) {
            case DENIED -> "Check the keys, and that they may read, write, list and delete below the prefix.";
            case NO_PLACE -> "Create the bucket or mount the folder, or correct its name.";
            case UNREACHABLE -> "Check address, port and certificate, and what lies between.";
            case NO_CLASS -> "Name a storage class that the store has, and keeps; or none.";
            case FROZEN -> "Name a storage class from which files are read at once.";
            case TOO_LARGE ->
                "Have the proxy in front of the store take requests of at least "
                        + S3Store.Manner.USUAL.partBytes() / (1 << 20) + " MiB (nginx: client_max_body_size).";
            case FULL -> "Free room there, or raise its quota.";
            case MISSING -> "What was written is not to be seen: check that address and prefix lead to one bucket.";
            case BAD_KEY, FAILED -> "The store's own log says more; so may the server's.";
        };
    }
}
