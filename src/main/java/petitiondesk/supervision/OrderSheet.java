package petitiondesk.supervision;

/**
 * What a supervision order says on paper; every line as it is printed.
 *
 * @param issuer in whose name it is given
 * @param supervised the leader, or in words that the heads of the unit answer
 * @param assigned meeting and day that gave the case to its leader
 * @param earlier numbers of earlier orders on the same case, or null
 * @param limit what was not kept, with its day
 * @param whyTitle what the reason is called: of being late, or of the order
 * @param signature null on a draft
 */
public record OrderSheet(
        String issuer,
        String number,
        String petitionNumber,
        String matter,
        String supervised,
        String unit,
        String decision,
        String assigned,
        String limit,
        String earlier,
        String ground,
        String whyTitle,
        String why,
        String demand,
        String answerBy,
        String copiesTo,
        Signature signature) {

    /**
     * Who signed.
     *
     * @param signer null where an electronic signature draws the name
     * @param reason why a deputy signed; null for a convener
     */
    public record Signature(String signer, String capacity, String reason, String signedOn) {}
}
