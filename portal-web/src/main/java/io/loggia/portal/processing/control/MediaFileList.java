package io.loggia.portal.processing.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.RevisionHistory;
import io.loggia.portal.storage.control.MediaFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies in the storage for an item, as measured now. Asks nobody's rights. */
@ApplicationScoped
public class MediaFileList {

    @Inject
    private RevisionHistory history;

    @Inject
    private Jobs jobs;

    @Inject
    private MediaFolders folders;

    @Inject
    private Originals originals;

    /** A folder of the master's, by its own name. */
    public record Rendition(String name, long bytes) {}

    /** A step, with the end of what the media program said. */
    public record Step(JobRef job, @Nullable String logTail) {}

    /** A revision and all that was made of it. */
    public record Files(
            RevisionHistory.Past past,
            long sourceBytes,
            long stillsBytes,
            List<Rendition> renditions,
            List<Step> steps) {

        public long bytes() {
            return sourceBytes
                    + stillsBytes
                    + renditions.stream().mapToLong(Rendition::bytes).sum();
        }
    }

    /** Newest revision first. */
    public List<Files> of(MediaId media) {
        return history.of(media).stream().map(this::files).toList();
    }

    private Files files(RevisionHistory.Past past) {
        RevisionId id = past.revision().id();
        String master = past.revision().masterFolder();
        List<Rendition> renditions = master == null
                ? List.of()
                : folders.parts(master).entrySet().stream()
                        .map(part -> new Rendition(part.getKey(), part.getValue()))
                        .filter(rendition -> !rendition.name().contains("."))
                        .sorted(java.util.Comparator.comparingLong(Rendition::bytes)
                                .reversed())
                        .toList();
        long stills = Stream.of(past.revision().stillsFolder(), past.revision().chosenPosterFolder())
                .filter(Objects::nonNull)
                .mapToLong(folders::bytes)
                .sum();
        List<Step> steps = jobs.of(id).stream()
                .map(job -> new Step(job, jobs.logTail(job.id()).orElse(null)))
                .toList();
        return new Files(past, originals.bytes(id), stills, renditions, steps);
    }
}
