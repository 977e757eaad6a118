package io.loggia.portal.learning.entity;

import io.loggia.domain.MediaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The share that completes an item, where its author has set one. */
@Entity
@Table(name = "completion_threshold")
public class CompletionThreshold {

    @Id
    @Column(name = "media_id")
    private UUID mediaId;

    private double share;

    protected CompletionThreshold() {}

    public CompletionThreshold(MediaId media) {
        mediaId = media.value();
    }

    public double share() {
        return share;
    }

    public void setShare(double newShare) {
        share = newShare;
    }
}
