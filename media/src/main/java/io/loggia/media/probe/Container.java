package io.loggia.media.probe;

/** The file formats that are accepted, each read by the one demuxer named; never a format that refers to other files. */
public enum Container {
    MP4("mov"),
    MATROSKA("matroska"),
    MPEG_TS("mpegts"),
    MPEG_PS("mpeg"),
    AVI("avi"),
    FLV("flv"),
    ASF("asf"),
    OGG("ogg"),
    MXF("mxf"),
    WAV("wav"),
    AIFF("aiff"),
    MP3("mp3"),
    AAC("aac"),
    FLAC("flac"),
    AMR("amr");

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    public String demuxer() {
        return demuxer;
    }
}
