package io.loggia.media.packaging;

import java.util.stream.Stream;

/** One small film of each kind that people upload. */
final class Corpus {

    private static final String H264 = "-c:v libx264 -preset ultrafast";
    private static final String READY = H264 + " -bf 2 -c:a aac";

    private Corpus() {}

    static Stream<Film> films() {
        return Stream.of(containers(), codecs(), times(), pictures(), sounds(), damaged())
                .flatMap(films -> films);
    }

    private static Film film(String name, String file) {
        return Film.of(name, file).card(320, 180, 25, 2).tone(2, 2);
    }

    /** Of a kind that cannot tell its colours: in small pictures those are BT.601. */
    private static Film old(String name, String file) {
        return Film.of(name, file)
                .card(320, 180, 25, 2, "smpte170m", "tv", "yuv420p")
                .tone(2, 2);
    }

    private static Stream<Film> containers() {
        return Stream.of(
                film("MP4, H.264, AAC", "f.mp4").by(READY).ready(true),
                film("MP4 in fragments", "f.mp4").frames(50, 52).by(READY + " -movflags frag_keyframe+empty_moov"),
                film("QuickTime, ProRes, PCM", "f.mov").by("-c:v prores_ks -profile:v 0 -c:a pcm_s16be"),
                film("QuickTime, Animation in RGB", "f.mov").by("-pix_fmt rgb24 -c:v qtrle -c:a pcm_s24le"),
                film("Matroska, HEVC of 10 bits, FLAC", "f.mkv")
                        .by(
                                "-pix_fmt yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=none -c:a flac"),
                film("Matroska, FFV1 in 4:4:4, Vorbis", "f.mkv")
                        .by("-pix_fmt yuv444p -c:v ffv1 -c:a vorbis -strict -2"),
                old("WebM, VP8, Vorbis", "f.webm")
                        .by("-c:v libvpx -deadline realtime -cpu-used 8 -c:a vorbis -strict -2"),
                film("WebM, VP9, Opus", "f.webm").by("-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus"),
                old("AVI, MPEG-4, MP3", "f.avi").frames(50, 51).by("-c:v mpeg4 -q:v 3 -c:a libmp3lame"),
                Film.of("AVI, Motion JPEG of full range, PCM", "f.avi")
                        .card(320, 180, 25, 2, "bt470bg", "pc", "yuvj420p")
                        .tone(2, 2)
                        .by("-pix_fmt yuvj420p -c:v mjpeg -q:v 3 -c:a pcm_s16le"),
                old("AVI, MS-MPEG-4", "f.avi").by("-c:v msmpeg4 -q:v 3 -c:a pcm_u8"),
                film("MPEG-TS, MPEG-2, MP2", "f.ts").by("-c:v mpeg2video -q:v 3 -c:a mp2"),
                film("MPEG-TS, H.264, AAC", "f.ts").by(READY),
                film("MPEG-TS with bytes that correct errors", "f.ts").by(READY).damagedBy(FilmBytes::withParity),
                film("MPEG-PS, MPEG-2, AC-3", "f.mpg").by("-c:v mpeg2video -q:v 3 -c:a ac3 -f vob"),
                old("FLV, Sorenson Spark, MP3", "f.flv").frames(50, 51).by("-c:v flv -q:v 3 -c:a libmp3lame -ar 44100"),
                film("FLV, H.264, AAC", "f.flv").by(READY).frames(50, 51),
                old("WMV, Windows Media 8", "f.wmv").frames(50, 52).by("-c:v wmv2 -q:v 3 -c:a wmav2"),
                old("Ogg, VP8, Vorbis", "f.ogv").by("-c:v libvpx -deadline realtime -c:a vorbis -strict -2"),
                film("MXF, MPEG-2, PCM", "f.mxf").by("-c:v mpeg2video -q:v 3 -c:a pcm_s16le -ar 48000"),
                film("MXF, DNxHR, PCM", "f.mxf")
                        .by("-pix_fmt yuv422p -c:v dnxhd -profile:v dnxhr_lb -c:a pcm_s24le -ar 48000"));
    }

    private static Stream<Film> codecs() {
        return Stream.of(
                film("MP4, AV1, E-AC-3", "f.mp4").by("-c:v libsvtav1 -preset 12 -svtav1-params lp=1 -c:a eac3"),
                film("Matroska, AV1 of 10 bits", "f.mkv")
                        .by("-pix_fmt yuv420p10le -c:v libsvtav1 -preset 12 -svtav1-params lp=1 -c:a ac3"),
                film("MP4, HEVC as phones write it", "f.mp4")
                        .by("-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params log-level=none -c:a aac"),
                old("MP4, MPEG-4, MP3", "f.mp4").by("-c:v mpeg4 -q:v 3 -c:a libmp3lame"),
                film("H.264 of 10 bits", "f.mp4")
                        .by("-pix_fmt yuv420p10le " + READY)
                        .ready(false),
                film("H.264 in 4:2:2", "f.mp4").by("-pix_fmt yuv422p " + READY).ready(false),
                film("H.264 in 4:4:4", "f.mkv").by("-pix_fmt yuv444p " + READY).ready(false));
    }

    private static Stream<Film> times() {
        return Stream.of(
                film("Edit list that begins amid pictures", "f.mov")
                        .by(READY + " -g 50")
                        .copiedBy("-i IN -c copy")
                        .copiedBy("-ss 1 -i IN -c copy")
                        .shows(320, 180, 25, 25)
                        .frames(25, 26)
                        .sounds(1)
                        .ready(false),
                film("Sound that begins a second late", "f.mp4")
                        .by(READY)
                        .copiedBy("-i IN -itsoffset 1 -i IN -map 0:v -map 1:a -c copy")
                        .sounds(3),
                film("Picture that begins a second late", "f.mp4")
                        .by(READY)
                        .copiedBy("-itsoffset 1 -i IN -i IN -map 0:v -map 1:a -c copy")
                        .frames(74, 76)
                        .ready(false),
                film("Time stamps that begin after ten hours", "f.ts").by(READY + " -output_ts_offset 36000"),
                film("Time stamps that wrap", "f.ts").by(READY + " -output_ts_offset 95442"),
                film("MP4 whose time begins late", "f.mp4")
                        .by(READY + " -output_ts_offset 10")
                        .frames(50, 51),
                film("Changing rate, as of a screen recorder", "f.mp4")
                        .by("-vf select=lt(n\\,20)+not(mod(n\\,7)) -fps_mode vfr " + READY)
                        .frames(48, 57)
                        .copiedFrames(24, 26),
                film("Changing rate, as of a phone", "f.mp4")
                        .by("-vf setpts=N/25/TB+0.4*mod(N\\,3)/25/TB -fps_mode vfr -video_track_timescale 90000 "
                                + READY)
                        .frames(49, 51),
                Film.of("60 pictures a second", "f.mp4")
                        .card(320, 180, 60, 1)
                        .tone(2, 1)
                        .by(READY)
                        .shows(320, 180, 30, 30)
                        .copiedFrames(60, 60),
                Film.of("23.976 pictures a second", "f.mp4")
                        .card(320, 180, 24, 2)
                        .by("-vf setpts=N*1001/24000/TB -r 24000/1001 " + H264)
                        .frames(47, 48),
                Film.of("Two pictures", "f.mp4").card(320, 180, 25, 0.08).by(H264),
                Film.of("One picture", "f.mp4").card(320, 180, 25, 0.04).by(H264),
                old("Length that is not told", "f.webm").by("-c:v libvpx -deadline realtime -c:a libopus -live 1"),
                film("Length that is a lie", "f.mkv").by(READY).damagedBy(FilmBytes::longer));
    }

    private static Stream<Film> pictures() {
        return Stream.of(
                film("Turned by 90 degrees", "f.mp4")
                        .by(READY)
                        .copiedBy("-display_rotation -90 -i IN -c copy")
                        .shows(180, 320, 25, 50)
                        .turned(1),
                film("Turned by 180 degrees", "f.mp4")
                        .by(READY)
                        .copiedBy("-display_rotation 180 -i IN -c copy")
                        .turned(2),
                film("Turned by 270 degrees", "f.mov")
                        .by(READY)
                        .copiedBy("-display_rotation 90 -i IN -c copy")
                        .shows(180, 320, 25, 50)
                        .turned(3),
                Film.of("Odd size", "f.webm")
                        .card(321, 181, 25, 1)
                        .by("-c:v libvpx-vp9 -deadline realtime -cpu-used 8")
                        .shows(320, 180, 25, 25)
                        .frames(25, 25),
                Film.of("Pixels that are not square", "f.mpg")
                        .card(352, 288, 25, 1)
                        .by("-vf setsar=16/11 -aspect 16:9 -c:v mpeg2video -q:v 3 -f vob")
                        .shows(512, 288, 25, 25),
                Film.of("Interlaced, upper field first", "f.ts")
                        .card(352, 288, 25, 1)
                        .by("-vf setfield=tff -flags +ildct+ilme -c:v mpeg2video -q:v 3"),
                Film.of("Interlaced, lower field first", "f.mkv")
                        .card(352, 288, 25, 1)
                        .by("-vf setfield=bff -flags +ildct+ilme -x264-params bff=1 " + H264)
                        .ready(false),
                hdr("HDR10", "smpte2084"),
                hdr("HLG", "arib-std-b67"),
                Film.of("BT.601, told", "f.mp4")
                        .card(320, 180, 25, 1, "smpte170m", "tv", "yuv420p")
                        .by("-colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m " + H264)
                        .ready(true),
                Film.of("BT.601 of an old small film, not told", "f.avi")
                        .card(320, 240, 25, 1, "smpte170m", "tv", "yuv420p")
                        .by(
                                "-vf setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown -c:v mpeg4 -q:v 3"),
                Film.of("BT.709 of a large film, not told", "f.mp4")
                        .card(1280, 720, 25, 0.2)
                        .by("-vf setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown " + H264)
                        .coloursUntold(),
                Film.of("Full range", "f.mp4")
                        .card(320, 180, 25, 1, "bt709", "pc", "yuv420p")
                        .by("-color_range pc " + H264),
                Film.of("Upright", "f.mp4").card(480, 800, 25, 1).by(H264).ready(true),
                Film.of("No sound", "f.mp4").card(320, 180, 25, 1).by(H264).ready(true));
    }

    static Film hdr(String name, String transfer) {
        String wide = ",zscale=min=gbr:pin=bt709:tin=bt709:rin=full:m=bt2020nc:p=bt2020:t=" + transfer
                + ":r=limited:npl=203,format=yuv420p10le";
        return Film.of(name, "f.mp4")
                .shot(320, 180, 25, 1, ",format=gbrp16le" + wide)
                .by(
                        "-c:v libx265 -preset ultrafast -tag:v hvc1 -color_primaries bt2020 -colorspace bt2020nc -color_trc "
                                + transfer + " -x265-params log-level=none")
                // How bright it is to become is a matter of taste.
                .within(75)
                .ready(false);
    }

    private static Stream<Film> sounds() {
        return Stream.of(
                Film.of("5.1 channels, AAC", "f.mp4")
                        .card(320, 180, 25, 1)
                        .tone(6, 1)
                        .by(READY)
                        .ready(true)
                        .heardAtOnce(6),
                Film.of("5.1 channels with speakers at the sides, AAC", "f.mp4")
                        .card(320, 180, 25, 1)
                        .tone(6, 1)
                        .by("-af aformat=channel_layouts=5.1(side) " + READY)
                        .ready(false),
                // Told beside plain AAC, as of high efficiency; decoders then double the rate, whether or not bands
                // follow.
                Film.of("AAC of high efficiency", "f.mp4")
                        .card(320, 180, 25, 1)
                        .tone(2, 1)
                        .by(READY + " -ar 24000")
                        .damagedBy(Film::highEfficiency)
                        .ready(true),
                Film.of("5.1 channels, AC-3, alone", "f.mkv").tone(6, 2).by("-c:a ac3"),
                Film.of("Two languages", "f.mkv")
                        .card(320, 180, 25, 1)
                        .tone(2, 1)
                        .tone(1, 1)
                        .by("-map 0 -map 1 -map 2 -metadata:s:a:0 language=eng -metadata:s:a:1 language=ger " + READY),
                Film.of("Sound of a disc beside AAC", "f.mkv")
                        .card(320, 180, 25, 1)
                        .tone(2, 1)
                        .tone(2, 1)
                        .by("-map 0 -map 1 -map 2 " + READY + " -c:a:1 truehd -strict -2")
                        .ready(true)
                        .heardAtOnce(2),
                Film.of("Sound of a disc ahead of AAC", "f.mkv")
                        .card(320, 180, 25, 1)
                        .tone(2, 1)
                        .tone(2, 1)
                        .by("-map 0 -map 1 -map 2 " + READY + " -c:a:0 truehd -strict -2")
                        .ready(false),
                Film.of("MP3", "f.mp3").tone(2, 2).by("-c:a libmp3lame"),
                Film.of("MPEG audio of layer II", "f.mp2").tone(2, 2).by("-c:a mp2"),
                Film.of("AAC behind tags", "f.aac").tone(2, 2).by("-c:a aac").damagedBy(FilmBytes::tagged),
                Film.of("FLAC behind tags", "f.flac").tone(2, 2).by("-c:a flac").damagedBy(FilmBytes::tagged),
                Film.of("MP3 with a cover", "f.mp3")
                        .card(300, 300, 1, 1)
                        .tone(2, 2)
                        .by("-c:v mjpeg -pix_fmt yuvj420p -c:a libmp3lame")
                        .copiedBy("-i IN -map 0:a -map 0:v -c copy -disposition:v attached_pic")
                        .shows(0, 0, 0, 0),
                Film.of("WAV", "f.wav").tone(1, 2).by("-c:a pcm_s16le"),
                Film.of("AIFF", "f.aiff").tone(2, 2).by("-c:a pcm_s16be"),
                Film.of("FLAC", "f.flac").tone(2, 2).by("-c:a flac"),
                Film.of("Ogg Opus", "f.opus").tone(2, 2).by("-c:a libopus"),
                Film.of("Ogg Vorbis", "f.ogg").tone(2, 2).by("-c:a vorbis -strict -2"),
                Film.of("M4A", "f.m4a").tone(2, 2).by("-c:a aac"),
                Film.of("AAC alone", "f.aac").tone(2, 2).by("-c:a aac"),
                Film.of("WMA", "f.wma").tone(2, 2).by("-c:a wmav2"),
                Film.of("ALAC at 96 kHz", "f.m4a").tone(2, 2).by("-ar 96000 -c:a alac"));
    }

    private static Stream<Film> damaged() {
        return Stream.of(
                film("Matroska without its end", "f.mkv")
                        .by(READY + " -g 10")
                        .cutTo(0.6)
                        .frames(10, 45)
                        .sounds(0),
                film("MP4 without its end", "f.mp4")
                        .by(READY + " -g 10 -movflags +faststart")
                        .cutTo(0.7)
                        .frames(10, 45)
                        .sounds(0),
                film("MPEG-TS without its end", "f.ts")
                        .by(READY + " -g 10")
                        .cutTo(0.6)
                        .frames(10, 45)
                        .sounds(0),
                old("AVI without its index", "f.avi")
                        .by("-c:v mpeg4 -q:v 3 -c:a libmp3lame")
                        .cutTo(0.6)
                        .frames(10, 45)
                        .sounds(0),
                film("FLV without its end", "f.flv")
                        .by(READY + " -g 10")
                        .cutTo(0.6)
                        .frames(10, 45)
                        .sounds(0),
                old("WebM without its end", "f.webm")
                        .by("-c:v libvpx -deadline realtime -g 10 -c:a libopus")
                        .cutTo(0.6)
                        .frames(10, 45)
                        .sounds(0));
    }
}
