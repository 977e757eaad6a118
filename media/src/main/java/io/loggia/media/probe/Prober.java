package io.loggia.media.probe;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Progress;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Looks into a file: its first bytes decide the demuxer, then ffprobe looks under tight limits. */
public final class Prober {

    private static final String ENTRIES = "format=nb_streams,duration,start_time"
            + ":stream=index,codec_type,codec_name,profile,level,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,"
            + "r_frame_rate,color_space,color_transfer,color_primaries,color_range,field_order,channels,channel_layout,"
            + "sample_rate,extradata_size,start_time:packet=stream_index,pts_time"
            + ":stream_disposition=attached_pic,default:stream_side_data=rotation:stream_tags=language";
    private static final int EMPTY_REFERENCE = 12;
    private static final Duration COUNTING = Duration.ofMinutes(5);

    private final MediaTools tools;
    private final ProbeLimits limits;

    public Prober(MediaTools tools, ProbeLimits limits) {
        this.tools = tools;
        this.limits = limits;
    }

    /**
     * @throws LoggiaException with NOT_MEDIA, MEDIA_REFUSED, MEDIA_ENCRYPTED, MEDIA_LIMIT or MEDIA_BROKEN and the reason in plain words
     * @throws InterruptedException when the caller gave up
     */
    public MediaInfo probe(Path source) throws InterruptedException {
        byte[] head = head(source, 0);
        if (head.length == 0) {
            throw new LoggiaException(ErrorCode.NOT_MEDIA, "The file is empty.");
        }
        // A tag may hold a cover, and be longer than what is looked at.
        int tag = FileSignature.tagBytes(head);
        Container container = tag > 0 ? FileSignature.behindTag(head(source, tag)) : FileSignature.of(head);
        if (Encryption.protects(container, source, head)) {
            throw new LoggiaException(
                    ErrorCode.MEDIA_ENCRYPTED, "The media is encrypted; upload a copy without protection.");
        }
        if (container == Container.MP4 && BoxEntries.any(source, "dref", Prober::isElsewhere)) {
            throw new LoggiaException(
                    ErrorCode.MEDIA_REFUSED,
                    "Pictures or sound of this film lie in other files; export it as one file that holds everything.");
        }
        ProbeReader reader = new ProbeReader(FlatOutput.parse(ffprobe(source, container)), limits);
        Duration told = reader.duration();
        Duration duration = told == null ? Duration.ofMillis(1) : told;
        MediaInfo info = reader.read(container, duration);
        if (told != null) {
            return info;
        }
        // Recordings made in a browser do not tell their length.
        Duration counted = reader.withinLimit(count(source, container).toMillis() / 1000.0);
        return new MediaInfo(container, counted, info.video(), info.audio());
    }

    /** ISO/IEC 14496-12 §8.7.2: the flag says that the media is in this file; one without a place means the same. */
    private static boolean isElsewhere(BoxEntries.Entry reference) {
        return (reference.flags() & 1) == 0 && reference.bytes() > EMPTY_REFERENCE;
    }

    private static byte[] head(Path source, int from) {
        try (SeekableByteChannel channel = Files.newByteChannel(source)) {
            return Channels.newInputStream(channel.position(from)).readNBytes(FileSignature.HEAD_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + source, e);
        }
    }

    private String ffprobe(Path source, Container container) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(SafeInput.options(container));
        arguments.addAll(List.of("-analyzeduration", "20M", "-probesize", "50M", "-max_alloc", "200000000"));
        arguments.addAll(List.of("-read_intervals", "%+#" + ProbeReader.PACKETS));
        arguments.addAll(List.of("-show_entries", ENTRIES, "-of", "flat", SafeInput.url(source)));
        try {
            return tools.run(ToolCall.ffprobe(arguments, source, Limits.probing()));
        } catch (ToolException e) {
            if (e.evidence().contains("not on whitelist")) {
                throw new LoggiaException(ErrorCode.MEDIA_REFUSED, "A track has a codec that is not accepted.", e);
            }
            if (e.code() == ErrorCode.PROCESS_FAILED) {
                throw new LoggiaException(
                        ErrorCode.MEDIA_BROKEN, "The file is damaged or not what its beginning claims.", e);
            }
            throw e;
        }
    }

    private Duration count(Path source, Container container) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(SafeInput.options(container));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:v:0?", "-map", "0:a:0?"));
        arguments.addAll(List.of("-c", "copy", "-f", "null", "-"));
        AtomicLong lastMs = new AtomicLong();
        Limits counting = Limits.encoding(COUNTING, 1, 1L << 30);
        Progress.Listener listener = progress -> lastMs.set(progress.position().toMillis());
        tools.run(ToolCall.ffmpeg(arguments, source, null, counting), listener);
        if (lastMs.get() == 0) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The media has no length.");
        }
        return Duration.ofMillis(lastMs.get());
    }
}
