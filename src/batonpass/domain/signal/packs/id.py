"""Indonesian words of asking for a person, as far as rules reach."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="id",
    common="""
        yang dan di saya ini itu tidak dengan untuk ada bisa apa kapan dimana kenapa bagaimana
        belum sudah pesanan terima kasih tolong mau kok gak nggak aku kak min sampai barang halo
    """,
    words={
        "_": """
            yang, dengan, dgn, ke, di, ini, itu, saja, aja, dong, ya, sekarang, langsung, segera,
            seorang, sama, kepada, untuk, untk, sih, kak, min, pihak, secara, juga, lagi, salah
            satu, deh, nih, pak, bu, gan, sis, apakah, cepat, dari, kalian, lebih baik, buat
        """,
        "h": """
            halo, hai, hi, selamat pagi, selamat siang, selamat sore, selamat malam, terima kasih,
            makasih, oke, ok, ya, permisi, maaf, assalamualaikum
        """,
        "P": """
            tolong, mohon, please, plis, tlg, harap
        """,
        "R": """
            bicara, berbicara, ngobrol, mengobrol, chat, chatting, bicarakan, hubungi,
            menghubungi, kontak, mengontak, berkomunikasi, komunikasi, berdiskusi, ngomong,
            tersambung, terhubung, berhubungan, terhubung dengan, bcr, bicra
        """,
        "r": """
            sudah bicara, sudah menghubungi, sudah hubungi, sudah chat, kemarin bicara, kemarin
            chat, tadi bicara
        """,
        "J": """
            sambungkan, hubungkan, alihkan, pindahkan, transfer ke, teruskan, disambungkan,
            dihubungkan, dialihkan, oper, menyambungkan, menghubungkan, mengalihkan, diteruskan,
            panggilkan
        """,
        "JM": """
            sambungkan saya, hubungkan saya, alihkan saya, sambungkan aku, hubungkan aku
        """,
        "G": """
            beri, berikan, minta, cari, carikan, kasih, mencari
        """,
        "g": """
            ada, adakah
        """,
        "W": """
            mau, ingin, pengen, pingin, butuh, perlu, membutuhkan, memerlukan, harus, lebih suka,
            pengin, mw, kepingin, ingin sekali, mo
        """,
        "w": """
            bisa, dapat, bisakah, bolehkah, boleh, dapatkah, bagaimana, bagaimana cara, gimana,
            gimana cara, cara, caranya, bsa
        """,
        "M": """
            saya, aku, kami, gue, gw, sy
        """,
        "Y": """
            kamu, anda, kau, lu, kalian
        """,
        "N": """
            jangan, tidak, gak, nggak, ga, tak, tanpa, bukan, daripada, enggak, ngga, tdk, stop
        """,
        "NW": """
            tidak mau, gak mau, nggak mau, tidak perlu, gak perlu, nggak perlu, tidak ingin, ga
            mau, ga perlu, gausah, tidak butuh, tidak usah, gak usah, ogah
        """,
        "n": """
            tidak bisa, gak bisa, nggak bisa, ga bisa, tidak dapat, susah, sulit
        """,
        ".": """
            tidak sampai, belum sampai, tidak mengerti, gak ngerti, tidak ada, gak ada, tidak
            berfungsi, nomor hp saya, nomor saya, nomor telepon saya, ganti nomor, ubah nomor
            telepon, bisa dihubungi, tidak tahu
        """,
        "Z": """
            bot, robot, mesin, chatbot, ai, komputer, otomatis, virtual, kecerdasan buatan,
            asisten virtual, balasan otomatis, sistem
        """,
        "EYZ": """
            kamu bot, kamu robot, anda bot, anda robot, apakah kamu bot, apakah anda bot, apakah
            kamu robot, apakah anda robot, ini bot, ini robot, apakah ini bot, apakah ini robot
        """,
        "EYH": """
            kamu manusia, anda manusia, apakah anda manusia, apakah kamu manusia, kamu orang, anda
            orang asli, kamu orang asli, ini manusia, apakah kamu orang, apakah anda orang
        """,
        "H": """
            manusia, orang asli, orang beneran, orang sungguhan, orang nyata, orang betulan,
            operator, petugas, customer service, cs, agen manusia, agen langsung, admin, staf,
            staff, perwakilan, karyawan, pegawai, cs manusia, live agent, agen asli, orang cs, tim
            cs, cs asli, representatif, live chat, cso, petugas manusia, manusia asli, manusia
            sungguhan, manusia beneran, agen live, mimin, cs nya, csnya
        """,
        "A": """
            agen, orang, manajer, manager, supervisor, atasan, ahli, spesialis, teknisi,
            konsultan, asisten, penanggung jawab, pimpinan, bos, adminnya
        """,
        "m": """
            seseorang, siapa saja, siapapun, orang lain
        """,
        "S": """
            layanan pelanggan, pelayanan pelanggan, layanan konsumen, call center, tim dukungan,
            tim support, dukungan pelanggan, bagian layanan, dukungan teknis, bantuan pelanggan,
            pusat bantuan, customer care, tim layanan
        """,
        "s": """
            support, dukungan
        """,
        "C": """
            menelepon, telepon, nelpon, menelpon
        """,
        "q": """
            telepon saya, hubungi saya, telpon saya, tolong telepon, call saya, telp saya, kontak
            saya, menghubungi saya, telepon aku, hubungi aku
        """,
        "B": """
            telepon balik, telepon kembali, hubungi kembali, telpon balik, dihubungi balik,
            ditelepon, hubungi balik, ditelpon, menelepon kembali, dihubungi kembali
        """,
        "T": """
            nomor telepon, nomor telpon, no telepon, nomor cs, nomor kontak, nomor customer
            service, nomor call center, no telp, berapa nomor, kontak kalian, nomor wa, no wa,
            nomor hotline, no cs
        """,
        "K": """
            jam kerja, jam operasional, jam berapa, jam buka, email, alamat
        """,
        "D": """
            bilang, katanya, kata, janji, berkata, mengatakan
        """,
        "3": """
            dia, mereka, istri saya, suami saya, ibu saya, ayah saya, anak saya, teman saya
        """,
        "X": """
            orang lain yang, agen asuransi, agen properti, agen travel, agen perjalanan, kurir,
            per orang, dua orang, berapa orang, banyak orang, satu orang, orang tua, orang rumah,
            agen terdekat, tiga orang, agen jne
        """,
        "0": """
            tidak ada yang, gak ada yang, nggak ada yang, tak ada yang, ga ada yang
        """,
        "a": """
            jawab, menjawab, respon, merespon, balas, membalas, angkat, mengangkat
        """,
        "o": """
            tersedia, online, standby
        """,
        "Q": """
            kenapa, mengapa
        """,
        "i": """
            kalau, jika
        """,
        "v": """
            bantu, membantu, dibantu, dilayani, layani
        """,
        "&": """
            tapi, karena, atau, namun
        """,
        "~": """
            lupakan, tidak jadi, gak jadi, ga jadi
        """,
        "@": """
            saya berbicara dengan, saya bicara dengan, saya sedang berbicara, aku bicara dengan,
            saya sedang chat, apakah saya berbicara, saya ngobrol dengan
        """,
    },
)
