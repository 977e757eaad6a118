package io.loggia.portal.processing.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.media.packaging.Joiner;
import io.loggia.media.packaging.Packager;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.MediaFolders;
import io.loggia.portal.storage.control.Room;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Files for people to take along: the uploaded one as it is, and each quality as one MP4, which is put together when
 * somebody wants it and kept for a while. Asks nobody's rights.
 */
@ApplicationScoped
public class Downloads {

    /** What the uploaded file is called among the choices. */
    public static final String ORIGINAL = "original";

    private static final System.Logger LOGGER = System.getLogger(Downloads.class.getName());
    private static final String FOLDER = "downloads/";
    private static final String GRANT = "download/";
    private static final String FILE = "film.mp4";
    /** What its scratch folders are called. */
    static final String MAKING = "download-";

    private static final int WAITING = 20;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Pattern GRANTED = Pattern.compile(GRANT + "([0-9a-f-]{36})/([A-Za-z0-9_-]{1,64})");

    @Inject
    private MediaStore store;

    @Inject
    private MediaFolders folders;

    @Inject
    private Originals originals;

    @Inject
    private MediaEngine engine;

    @Inject
    private Room room;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /** One after the other: it is the disk that they wait for. */
    private final Semaphore hand = new Semaphore(1);

    /** What each takes at most, by key. */
    private final ConcurrentHashMap<String, Long> underWay = new ConcurrentHashMap<>();

    private final Cache<String, LoggiaException> failed = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(WAITING)
            .build();

    /**
     * Something that can be taken along.
     *
     * @param lines height of the pictures; null where there are none, or it is not known
     * @param bytes about, for what is still to be put together
     */
    public record Choice(String name, @Nullable Integer lines, long bytes) {}

    /**
     * What a grant leads to.
     *
     * @param made the file's own part of its key; {@link #ORIGINAL} for the uploaded one
     */
    public record Wanted(RevisionId revision, String made) {

        public boolean isOriginal() {
            return made.equals(ORIGINAL);
        }
    }

    /** The uploaded file first, then the best quality. */
    public List<Choice> choices(RevisionRef revision) {
        List<Choice> choices = new ArrayList<>();
        long original = originals.bytes(revision.id());
        if (original > 0) {
            choices.add(new Choice(ORIGINAL, revision.height(), original));
        }
        String master = revision.masterFolder();
        if (master != null) {
            Map<String, Long> parts = folders.parts(master);
            for (Joiner.Pictures pictures : pictures(master)) {
                choices.add(new Choice(pictures.name(), pictures.lines(), parts.getOrDefault(pictures.name(), 0L)));
            }
        }
        return choices;
    }

    private List<Joiner.Pictures> pictures(String master) {
        try {
            if (!folders.exists(master, Packager.MANIFEST)) {
                return List.of();
            }
            folders.file(master, Packager.MASTER);
            return Joiner.pictures(store.resolve(master));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + master, e);
        }
    }

    /**
     * What a signed address is to grant for a choice. Empty while it is being put together, which this begins.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#NO_SPACE} before anything is written,
     *     {@link ErrorCode#TOO_MANY_REQUESTS}; whatever it failed by a moment ago
     */
    public Optional<String> prepare(RevisionRef revision, String choice) {
        if (choices(revision).stream().noneMatch(known -> known.name().equals(choice))) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such file to download.");
        }
        if (choice.equals(ORIGINAL)) {
            return Optional.of(grant(revision.id(), ORIGINAL));
        }
        String master = String.valueOf(revision.masterFolder());
        String made = master.substring(master.lastIndexOf('/') + 1) + "-" + choice;
        String key = FOLDER + revision.id() + "/" + made;
        if (Files.isRegularFile(store.resolve(key + "/" + FILE))) {
            return Optional.of(grant(revision.id(), made));
        }
        LoggiaException trouble = failed.getIfPresent(key);
        if (trouble != null) {
            throw trouble;
        }
        begin(key, master, choice);
        return Optional.empty();
    }

    private static String grant(RevisionId revision, String made) {
        return GRANT + revision + "/" + made;
    }

    /** Reads back what {@link #prepare} made; empty for a grant of anything else. */
    public static Optional<Wanted> wanted(String grant) {
        Matcher parts = GRANTED.matcher(grant);
        return parts.matches()
                ? Optional.of(new Wanted(RevisionId.parse(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is no longer there */
    public Path file(Wanted wanted) {
        Path file = store.resolve(FOLDER + wanted.revision() + "/" + wanted.made() + "/" + FILE);
        if (!Files.isRegularFile(file)) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "The file was removed meanwhile. Ask for it again.");
        }
        return file;
    }

    private void begin(String key, String master, String choice) {
        if (underWay.containsKey(key)) {
            return;
        }
        long needed = needed(master, choice);
        // What is only beginning has not taken its room yet.
        room.requireForFile(
                needed + underWay.values().stream().mapToLong(Long::longValue).sum());
        if (underWay.size() >= WAITING) {
            throw new LoggiaException(
                    ErrorCode.TOO_MANY_REQUESTS, "Many files are being put together. Try again soon.");
        }
        if (underWay.putIfAbsent(key, needed) == null) {
            executor.execute(() -> make(key, master, choice));
        }
    }

    /** The file itself, and what has to be brought here for it. */
    private long needed(String master, String choice) {
        Map<String, Long> parts = folders.parts(master);
        try {
            folders.file(master, Packager.MASTER);
            long sound = Joiner.sound(store.resolve(master))
                    .map(folder -> parts.getOrDefault(folder, 0L))
                    .orElse(0L);
            return parts.getOrDefault(choice, 0L) + sound + folders.bytesAway(master);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + master, e);
        }
    }

    private void make(String key, String master, String choice) {
        String name = MAKING + key.substring(FOLDER.length()).replace('/', '-');
        try {
            hand.acquire();
            try {
                Path folder = store.scratch(name);
                engine.joiner().join(folders.folder(master), choice, folder, FILE);
                store.move(folder, key);
            } finally {
                hand.release();
                store.deleteScratch(name);
            }
        } catch (LoggiaException e) {
            LOGGER.log(Level.WARNING, key + " could not be put together", e);
            failed.put(key, e);
        } catch (IOException | RuntimeException e) {
            // The top of a thread.
            LOGGER.log(Level.WARNING, key + " could not be put together", e);
            failed.put(key, new LoggiaException(ErrorCode.PROCESS_FAILED, "The file could not be put together.", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(key);
        }
    }

    /** Removes what was put together long enough ago. Who is downloading it goes on. */
    public void sweep() {
        Instant then = Instant.now().minus(config.keepDownloads);
        for (String revision : store.children("downloads")) {
            String folder = FOLDER + revision;
            for (String made : store.children(folder)) {
                if (store.changedAt(folder + "/" + made).isBefore(then)) {
                    store.deleteTree(folder + "/" + made);
                }
            }
            if (store.children(folder).isEmpty() && store.changedAt(folder).isBefore(then)) {
                store.deleteTree(folder);
            }
        }
    }
}
