package io.loggia.portal.upload.control;

import io.loggia.portal.identity.control.Leaver;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import io.loggia.portal.upload.entity.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What a person is uploading, and how much they may. */
@ApplicationScoped
public class UploadData implements PersonalData {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Uploads uploads;

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("uploads", "upload", "owner_id")
                        .told(
                                "select u.mediaId as mediaId, u.fileName as fileName, u.total as bytes, u.state as state,"
                                        + " u.createdAt as createdAt from Upload u where u.ownerId = :person order by u.createdAt")
                        .removed("owner_id = :person"),
                PersonalTable.of("uploadQuota", "upload_quota", "person_id")
                        .told("select q.bytes as bytes from UploadQuota q where q.personId = :person")
                        .removed("person_id = :person"));
    }

    /** What is not complete will not be; its bytes are removed as all that no upload names. */
    @Override
    public void leave(Leaver leaver) {
        entities.createQuery("select u from Upload u where u.ownerId = :person and u.state = :receiving", Upload.class)
                .setParameter("person", leaver.person().value())
                .setParameter("receiving", Upload.State.RECEIVING)
                .getResultList()
                .forEach(upload -> uploads.abandon(upload.id()));
    }
}
