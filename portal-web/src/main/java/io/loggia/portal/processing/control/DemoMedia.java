package io.loggia.portal.processing.control;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaState;
import io.loggia.domain.Principal;
import io.loggia.domain.SignInMethod;
import io.loggia.domain.Viewer;
import io.loggia.media.caption.WebVttWriter;
import io.loggia.media.sample.DemoClip;
import io.loggia.media.sample.DemoClipMaker;
import io.loggia.media.sample.DemoScripts;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.catalog.control.MediaChange;
import io.loggia.portal.catalog.control.MediaChange.Clearable;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.Revisions.NewRevision;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.DemoOrganisation;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.entity.DemoClipMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The clips that the demo organisation's author has published. */
@ApplicationScoped
public class DemoMedia {

    private static final String AUTHOR = "author";
    private static final String LANGUAGE = "en";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    @ConfigProperties
    private PlatformConfig config;

    @Inject
    private People people;

    @Inject
    private MediaEngine engine;

    @Inject
    private MediaStore store;

    @Inject
    private Revisions revisions;

    @Inject
    private Catalog catalog;

    @Inject
    private Channels channels;

    @Inject
    private CaptionTracks captions;

    @Inject
    private CurrentViewer current;

    /** The clips still to be made; none without the demo organisation, or when it is to have none. */
    public List<DemoClip> missing() {
        if (!config.demo || !config.demoClips || author().isEmpty()) {
            return List.of();
        }
        return DemoScripts.all().stream()
                .filter(clip -> entities.find(DemoClipMade.class, clip.fileName()) == null)
                .toList();
    }

    /** Renders a clip into scratch space. */
    public Path render(DemoClip clip) throws InterruptedException {
        return new DemoClipMaker(engine.tools()).make(clip, store.scratch(scratchName(clip)));
    }

    /** Removes what rendering left. */
    public void tidy(DemoClip clip) {
        store.deleteScratch(scratchName(clip));
    }

    private static String scratchName(DemoClip clip) {
        return "demo-" + clip.topic().name().toLowerCase(Locale.ROOT);
    }

    /**
     * Uploads and publishes a clip as its author would, together with the note that it was made. Wants a transaction and
     * a request scope of its own, in which the author becomes the current viewer.
     */
    public void publish(DemoClip clip, Path file) {
        Viewer author = author().orElseThrow();
        current.set(new SignedIn(UUID.randomUUID(), "", author, SignInMethod.LOCAL, Instant.now()));
        NewRevision revision =
                revisions.create(author, clip.fileName(), clip.title(), channel(author, clip.topic()), null);
        entities.persist(new DemoClipMade(clip.fileName(), revision.mediaId(), Instant.now()));
        catalog.change(
                revision.mediaId(),
                new MediaChange(
                        null,
                        clip.description(),
                        clip.tags(),
                        new Clearable<>(LANGUAGE),
                        null,
                        Audience.of(audience(clip.topic())),
                        null,
                        null,
                        MediaState.PUBLISHED,
                        null,
                        null));
        byte[] vtt = WebVttWriter.write(clip.cues()).getBytes(StandardCharsets.UTF_8);
        captions.put(CaptionPlace.subtitles(revision.mediaId(), LANGUAGE), vtt, clip.length(), author.id());
        revisions.sourceStored(revision.revisionId(), size(file));
        store.move(file, "sources/" + revision.revisionId() + "/source");
    }

    private ChannelId channel(Viewer author, DemoClip.Topic topic) {
        String name = channelName(topic);
        return channels.all(author).stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseGet(() -> channels.create(name, null))
                .id();
    }

    private static String channelName(DemoClip.Topic topic) {
        return switch (topic) {
            case SAFETY -> "Welcome aboard";
            case SALES -> "Sales academy";
            case ENGINEERING -> "Engineering craft";
        };
    }

    private static Principal audience(DemoClip.Topic topic) {
        return switch (topic) {
            case SAFETY -> Principal.everyone();
            case SALES -> Principal.of(DemoOrganisation.SALES);
            case ENGINEERING -> Principal.of(DemoOrganisation.ENGINEERING);
        };
    }

    private Optional<Viewer> author() {
        return people.list(AUTHOR, null, 100).items().stream()
                .filter(person -> person.username().equals(AUTHOR))
                .findFirst()
                .flatMap(person -> people.viewer(person.id()));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
