package io.loggia.media.probe;

import java.util.List;
import java.util.Set;

/** The codecs that are decoded; whatever else a build of FFmpeg knows stays shut. */
public final class Codecs {

    private static final Set<String> VIDEO = Set.of(
            "h264",
            "hevc",
            "vp8",
            "vp9",
            "av1",
            "mpeg1video",
            "mpeg2video",
            "mpeg4",
            "msmpeg4v1",
            "msmpeg4v2",
            "msmpeg4v3",
            "h263",
            "flv1",
            "vp6",
            "vp6f",
            "vp6a",
            "theora",
            "wmv1",
            "wmv2",
            "wmv3",
            "vc1",
            "mjpeg",
            "prores",
            "dnxhd",
            "dvvideo",
            "ffv1",
            "qtrle",
            "rawvideo",
            "tscc",
            "tscc2",
            "svq3",
            "cinepak",
            "rpza");
    private static final Set<String> AUDIO = Set.of(
            "aac",
            "mp1",
            "mp2",
            "mp3",
            "ac3",
            "eac3",
            "opus",
            "vorbis",
            "flac",
            "alac",
            "wmav1",
            "wmav2",
            "wmapro",
            "wmavoice",
            "wmalossless",
            "adpcm_swf",
            "nellymoser",
            "amr_nb",
            "amr_wb",
            "dts",
            "speex",
            "truehd",
            "wavpack",
            "tta",
            "adpcm_ms",
            "adpcm_ima_wav",
            "adpcm_ima_qt",
            "pcm_s16le",
            "pcm_s16be",
            "pcm_s24le",
            "pcm_s24be",
            "pcm_s32le",
            "pcm_s32be",
            "pcm_f32le",
            "pcm_f32be",
            "pcm_f64le",
            "pcm_u8",
            "pcm_s8",
            "pcm_alaw",
            "pcm_mulaw",
            "pcm_bluray",
            "pcm_dvd");

    /** Decoders that are named otherwise than their codec. */
    private static final List<String> OTHER_DECODERS = List.of(
            "libaom-av1",
            "libdav1d",
            "flv",
            "msmpeg4",
            "mp1float",
            "mp2float",
            "mp3float",
            "amrnb",
            "amrwb",
            "dca",
            "libopus");

    /** ffprobe opens the decoder of every track, of covers and subtitles too, and gives up where one stays shut. */
    private static final List<String> BESIDES = List.of(
            "png",
            "bmp",
            "gif",
            "mov_text",
            "subrip",
            "srt",
            "ass",
            "ssa",
            "webvtt",
            "text",
            "dvdsub",
            "dvbsub",
            "pgssub",
            "xsub",
            "cc_dec");

    private Codecs() {}

    static boolean decodesVideo(String codec) {
        return VIDEO.contains(codec);
    }

    static boolean decodesAudio(String codec) {
        return AUDIO.contains(codec);
    }

    /** The value of FFmpeg's {@code -codec_whitelist}. */
    public static String whitelist() {
        return java.util.stream.Stream.of(VIDEO, AUDIO, OTHER_DECODERS, BESIDES)
                .flatMap(java.util.Collection::stream)
                .sorted()
                .collect(java.util.stream.Collectors.joining(","));
    }
}
