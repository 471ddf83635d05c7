package petitiondesk.casefile;

/** What is kept is not what the register says of it: somebody has got at the database. */
final class ChangedPiece extends RuntimeException {

    ChangedPiece(Piece piece) {
        super("a piece of a case file is not what was kept, its SHA-256 should be " + piece.sha256());
    }
}
