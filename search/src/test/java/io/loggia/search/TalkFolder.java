package io.loggia.search;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Cue;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Talks of a folder of WebVTT, named {@code [series__]talk[.language].vtt}, all of them everybody's. */
final class TalkFolder implements BenchCorpus {

    private static final Pattern NAME = Pattern.compile("(?:.*__)?(?<talk>.*?)(?:\\.(?<language>[a-zA-Z-]+))?\\.vtt");
    private static final Pattern TIMES = Pattern.compile("(\\S+)\\s+-->\\s+(\\S+).*");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.\\S*)?\\s+([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    private final List<Talk> talks = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final ChannelId channel = ChannelId.random();
    private final Viewer viewer = TestMedia.EMPLOYEE;

    record Talk(String name, IndexedMedia media) {}

    TalkFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    add(name.group("talk"), name.group("language"), cues(Files.readAllLines(file)));
                }
            }
        }
        if (talks.isEmpty()) {
            throw new IOException("There is no WebVTT in " + folder);
        }
    }

    private void add(String name, @Nullable String language, List<Cue> cues) {
        String spoken = language == null ? "en" : language;
        for (Cue cue : cues) {
            words.addAll(BETWEEN_WORDS
                    .splitAsStream(cue.text())
                    .filter(word -> !word.isEmpty())
                    .toList());
        }
        MediaAccess access =
                new MediaAccess(PersonId.random(), MediaState.PUBLISHED, Audience.of(Principal.everyone()), null, null);
        talks.add(new Talk(
                name,
                new IndexedMedia(
                        MediaId.random(),
                        name.replace('-', ' '),
                        "",
                        List.of(),
                        spoken,
                        channel,
                        "Talks",
                        MediaKind.VIDEO,
                        access,
                        TestMedia.NOW,
                        cues.isEmpty() ? Duration.ZERO : cues.getLast().end(),
                        List.of(new Transcript(spoken, cues)),
                        List.of(),
                        List.of(),
                        null,
                        0)));
    }

    private static List<Cue> cues(List<String> lines) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher times = TIMES.matcher(lines.get(i));
            if (times.matches()) {
                StringBuilder text = new StringBuilder();
                while (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) {
                    i++;
                    text.append(text.isEmpty() ? "" : "\n").append(lines.get(i));
                }
                Matcher voice = VOICE.matcher(text);
                String speaker = voice.find() ? voice.group(1) : null;
                String plain = TAG.matcher(text).replaceAll("");
                Duration start = time(times.group(1));
                Duration end = time(times.group(2));
                cues.add(new Cue(start, end.compareTo(start) > 0 ? end : start.plusMillis(1), speaker, plain));
            }
        }
        return cues;
    }

    /** {@code [hours:]minutes:seconds.millis}. */
    private static Duration time(String written) {
        double seconds = 0;
        for (String part : written.split(":", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    List<Talk> talks() {
        return List.copyOf(talks);
    }

    @Override
    public int items() {
        return talks.size();
    }

    @Override
    public int cues() {
        return talks.stream()
                .flatMap(talk -> talk.media().transcripts().stream())
                .mapToInt(transcript -> transcript.cues().size())
                .sum();
    }

    @Override
    public IndexedMedia item(int number) {
        return talks.get(number).media();
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public ChannelId channel() {
        return channel;
    }

    @Override
    public String word(Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
