package io.loggia.portal.catalog.entity;

import io.loggia.domain.Chapter;
import io.loggia.domain.MediaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.UUID;

/** Where a part of an item begins, or may begin. */
@Entity
@Table(name = "chapter")
public class ChapterMark {

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "start_ms")
    private long startMs;

    private String title;
    private boolean proposed;

    protected ChapterMark() {}

    public ChapterMark(MediaId media, Chapter chapter, boolean proposed) {
        this.id = UUID.randomUUID();
        this.mediaId = media.value();
        this.startMs = chapter.start().toMillis();
        this.title = chapter.title();
        this.proposed = proposed;
    }

    public Chapter chapter() {
        return new Chapter(Duration.ofMillis(startMs), title);
    }

    /** Whether it waits for somebody to decide. */
    public boolean isProposed() {
        return proposed;
    }
}
