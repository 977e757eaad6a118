/** Reads the text off the pages that a film shows, by Tesseract with language data from elsewhere. */
@NullMarked
package io.loggia.media.ocr;

import org.jspecify.annotations.NullMarked;
