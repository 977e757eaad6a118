package io.loggia.search;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items for tests: published for everyone unless told otherwise. */
public final class TestMedia {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Viewer EMPLOYEE = viewer(Role.VIEWER);

    private final MediaId id = MediaId.random();
    private String title = "Untitled";
    private String description = "";
    private List<String> tags = List.of();
    private @Nullable String language;
    private @Nullable ChannelId channel;
    private @Nullable String channelName;
    private MediaKind kind = MediaKind.VIDEO;
    private MediaAccess access =
            new MediaAccess(PersonId.random(), MediaState.PUBLISHED, Audience.of(Principal.everyone()), null, null);
    private Instant createdAt = NOW;
    private Duration duration = Duration.ofMinutes(10);
    private long views;
    private @Nullable Facet department;
    private final List<Transcript> transcripts = new ArrayList<>();
    private final List<Chapter> chapters = new ArrayList<>();
    private final List<Cue> slides = new ArrayList<>();

    private TestMedia() {}

    public static TestMedia titled(String title) {
        TestMedia media = new TestMedia();
        media.title = title;
        return media;
    }

    public static Viewer viewer(Role role) {
        PersonId id = PersonId.random();
        return new Viewer(id, "Somebody", Set.of(role), null, Set.of(Principal.everyone(), Principal.of(id)), Set.of());
    }

    public TestMedia described(String text) {
        description = text;
        return this;
    }

    public TestMedia tagged(String... words) {
        tags = List.of(words);
        return this;
    }

    public TestMedia in(String itemLanguage) {
        language = itemLanguage;
        return this;
    }

    public TestMedia channel(ChannelId id, String name) {
        channel = id;
        channelName = name;
        return this;
    }

    public TestMedia audio() {
        kind = MediaKind.AUDIO;
        return this;
    }

    public TestMedia access(MediaAccess rights) {
        access = rights;
        return this;
    }

    public TestMedia createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public TestMedia lasting(Duration length) {
        duration = length;
        return this;
    }

    public TestMedia watched(long times) {
        views = times;
        return this;
    }

    public TestMedia of(String departmentId, String departmentName) {
        department = new Facet(departmentId, departmentName);
        return this;
    }

    /** A chapter that begins at a second. */
    public TestMedia chapter(long second, String name) {
        chapters.add(new Chapter(Duration.ofSeconds(second), name));
        return this;
    }

    public TestMedia slide(int seconds, String text) {
        Duration start = Duration.ofSeconds(seconds);
        slides.add(new Cue(start, start.plusSeconds(5), null, text));
        return this;
    }

    /** One cue for each line, each of ten seconds; a line may begin with {@code Name: }. */
    public TestMedia said(String transcriptLanguage, String... lines) {
        List<Cue> cues = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            Duration start = Duration.ofSeconds(10L * cues.size());
            cues.add(new Cue(
                    start,
                    start.plusSeconds(10),
                    colon < 0 ? null : line.substring(0, colon),
                    colon < 0 ? line : line.substring(colon + 2)));
        }
        transcripts.add(new Transcript(transcriptLanguage, cues));
        return this;
    }

    public IndexedMedia media() {
        return new IndexedMedia(
                id,
                title,
                description,
                tags,
                language,
                channel,
                channelName,
                kind,
                access,
                createdAt,
                duration,
                transcripts,
                chapters,
                slides,
                department,
                views);
    }
}
