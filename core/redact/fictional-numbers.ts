/** National numbers that a regulator keeps for fiction: those that begin with `prefix`, then `digits` more from `from` on. */
export interface FictionalRange {
  readonly prefix: string
  readonly digits: number
  readonly from: number
  readonly count: number
}

const range = (prefix: string, digits: number, count = 10 ** digits, from = 0): FictionalRange => ({
  prefix,
  digits,
  from,
  count,
})

/** By calling code. North America has its own rule: `northAmerica`. */
export const fictionalRanges: Readonly<Record<string, readonly FictionalRange[]>> = {
  // Ofcom, telephone numbers for use in TV and radio drama. Its mobile range 07700 900 is left out: many a check refuses it.
  44: [
    range('207946', 4, 1_000),
    ...['113496', '114496', '115496', '116496', '117496', '118496', '121496', '131496', '141496'].map(p =>
      range(p, 4, 1_000),
    ),
    ...['151496', '161496', '191498', '292018'].map(p => range(p, 4, 1_000)),
    range('2896496', 3),
  ],
  // ACMA, phone numbers for use in TV shows, films and creative works.
  61: ['25550', '35550', '75550', '85550', '27010', '37010', '77010', '87010'].map(p => range(p, 4)),
  // Arcep, décision 2009-0637: numéros pour œuvres audiovisuelles.
  33: ['19900', '26191', '35301', '46571', '53649'].map(p => range(p, 4)),
  // Bundesnetzagentur, Mitteilung 148/2021: Rufnummern für Medienproduktionen.
  49: [
    ...['3023125', '6990009', '4066969', '8999998', '2214710'].map(p => range(p, 3)),
    range('17139200', 2),
    range('176040690', 2),
  ],
  // ComReg: 020 91 for drama.
  353: [range('2091', 5)],
  // PTS, telefonnummer för användning i böcker och filmer.
  46: [
    range('3139006', 2, 50),
    range('4062804', 2),
    range('8465004', 2),
    range('9803192', 2),
    range('7017406', 2, 95, 5),
  ],
}

const codes = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Of each area code, 555-0100 to 555-0199 are kept for fiction (ATIS-0300115; NANPA). */
export const fictionalAreas: Readonly<Record<'US' | 'CA', readonly string[]>> = {
  US: codes(`
    201 202 203 205 207 208 209 210 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254
    256 260 262 267 269 270 276 281 301 302 304 305 307 308 309 310 313 314 315 316 317 318 319 320 321 323 325 330
    331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 417 419 423 424
    425 430 432 434 435 440 443 469 478 479 480 484 501 502 504 505 507 508 509 510 513 515 516 517 518 520 530 540
    541 551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 609 610 614 615 616 618
    619 620 623 626 630 631 636 641 646 651 660 661 662 678 682 701 703 704 706 707 708 712 713 714 715 716 717 718
    719 720 724 727 731 732 734 737 740 754 757 760 763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806
    810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 878
    901 903 904 906 907 908 909 910 912 913 914 915 916 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954
    956 970 971 972 973 978 979 980 985 989`),
  CA: codes(
    '204 226 236 249 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 579 581 587 604 613 639 647 705 709 778 780 807 819 867 873 902 905',
  ),
}
